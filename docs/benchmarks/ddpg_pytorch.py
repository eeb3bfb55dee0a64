"""DDPG in PyTorch on one thread: the counterpart of `./sluice learn-bench ddpg-deterministic-17-6-100`.

Debian: apt-get install python3-torch. Usage: python3 ddpg_pytorch.py [ROUNDS] > ddpg-pytorch.json

The same sizes (17 observations, 6 actions, two hidden layers of 128 units, minibatches of 128), the
same update (critic, then policy, by Adam, then both target networks) and the same environment with a
random drift, all in single precision. Prints, for each round, thread CPU time in milliseconds:
gradient: 100 gradient steps from a filled replay buffer; loop: 100 times an action with noise, an
environment step, an append to the buffer and a gradient step; environment: 100 environment steps.
"""

import json
import platform
import sys
import time

import numpy as np
import torch

OBSERVED, ACTED, HIDDEN, ROWS, STEPS = 17, 6, 128, 128, 100
CAPACITY, GAMMA, RATE, ACTOR_RATE, CRITIC_RATE = 100_000, 0.99, 0.005, 1e-4, 1e-3

torch.set_num_threads(1)
torch.manual_seed(1)
random = np.random.default_rng(1)


def network(inputs, outputs, *last):
    layers = [torch.nn.Linear(inputs, HIDDEN), torch.nn.ReLU()]
    layers += [torch.nn.Linear(HIDDEN, HIDDEN), torch.nn.ReLU()]
    return torch.nn.Sequential(*layers, torch.nn.Linear(HIDDEN, outputs), *last)


class Critic(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = network(OBSERVED + ACTED, 1)

    def forward(self, observations, actions):
        return self.layers(torch.cat([observations, actions], 1)).squeeze(1)


class Replay:
    def __init__(self):
        self.observations = np.zeros((CAPACITY, OBSERVED), np.float32)
        self.next = np.zeros((CAPACITY, OBSERVED), np.float32)
        self.actions = np.zeros((CAPACITY, ACTED), np.float32)
        self.rewards = np.zeros(CAPACITY, np.float32)
        self.terminated = np.zeros(CAPACITY, np.float32)
        self.appended = 0

    def append(self, observation, action, reward, following, terminated):
        row = self.appended % CAPACITY
        self.observations[row] = observation
        self.actions[row] = action
        self.rewards[row] = reward
        self.next[row] = following
        self.terminated[row] = terminated
        self.appended += 1

    def sample(self):
        rows = random.integers(0, min(self.appended, CAPACITY), ROWS)
        arrays = (self.observations, self.actions, self.rewards, self.next, self.terminated)
        return [torch.from_numpy(array[rows]) for array in arrays]


class Drift:
    """As Sluice's DriftEnv."""

    def __init__(self):
        self.state = random.standard_normal(OBSERVED).astype(np.float32)

    def step(self, action):
        reward = self.state[0] - np.mean(action * action)
        force = np.clip(action, -1, 1)[np.arange(OBSERVED) % ACTED]
        noise = random.standard_normal(OBSERVED).astype(np.float32)
        self.state = 0.9 * self.state + 0.1 * force + 0.4 * noise
        terminated = random.random() < 1 / 200
        following = self.state
        if terminated:
            self.state = random.standard_normal(OBSERVED).astype(np.float32)
        return following, reward, terminated


actor, critic = network(OBSERVED, ACTED, torch.nn.Tanh()), Critic()
target_actor, target_critic = network(OBSERVED, ACTED, torch.nn.Tanh()), Critic()
target_actor.load_state_dict(actor.state_dict())
target_critic.load_state_dict(critic.state_dict())
actor_optimiser = torch.optim.Adam(actor.parameters(), ACTOR_RATE)
critic_optimiser = torch.optim.Adam(critic.parameters(), CRITIC_RATE)


def gradient_step(replay):
    observations, actions, rewards, following, terminated = replay.sample()
    with torch.no_grad():
        values = target_critic(following, target_actor(following))
        targets = rewards + GAMMA * (1 - terminated) * values
    loss = torch.nn.functional.mse_loss(critic(observations, actions), targets)
    critic_optimiser.zero_grad()
    loss.backward()
    critic_optimiser.step()
    for parameter in critic.parameters():
        parameter.requires_grad_(False)
    loss = -critic(observations, actor(observations)).mean()
    actor_optimiser.zero_grad()
    loss.backward()
    actor_optimiser.step()
    for parameter in critic.parameters():
        parameter.requires_grad_(True)
    with torch.no_grad():
        for own, target in ((actor, target_actor), (critic, target_critic)):
            for source, moved in zip(own.parameters(), target.parameters()):
                moved.lerp_(source, RATE)


def environment_step(env, replay, action):
    before = env.state
    following, reward, terminated = env.step(action)
    replay.append(before, action, reward, following, terminated)


def loop_step(env, replay):
    with torch.no_grad():
        action = actor(torch.from_numpy(env.state).unsqueeze(0)).squeeze(0).numpy()
    action = np.clip(action + 0.1 * random.standard_normal(ACTED), -1, 1).astype(np.float32)
    environment_step(env, replay, action)
    gradient_step(replay)


def milliseconds(work):
    start = time.thread_time()
    for _ in range(STEPS):
        work()
    return 1e3 * (time.thread_time() - start)


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 51
    env, replay = Drift(), Replay()
    uniform = lambda: random.uniform(-1, 1, ACTED).astype(np.float32)
    for _ in range(10_000):
        environment_step(env, replay, uniform())
    for _ in range(500):
        loop_step(env, replay)
    result = {"gradient": [], "loop": [], "environment": []}
    for _ in range(rounds):
        result["gradient"].append(milliseconds(lambda: gradient_step(replay)))
        result["loop"].append(milliseconds(lambda: loop_step(env, replay)))
        result["environment"].append(milliseconds(lambda: env.step(uniform())))
    machine = f"{platform.machine()}, Python {platform.python_version()}, PyTorch {torch.__version__}"
    medians = {name: float(np.median(times)) for name, times in result.items()}
    print(json.dumps({"machine": machine, "steps": STEPS, "medians": medians, **result}, indent=1))


main()
