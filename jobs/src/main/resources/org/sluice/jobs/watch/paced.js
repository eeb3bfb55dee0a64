// Keeps questions to the server few.

/**
 * A task that runs once at a time, with a pause in milliseconds after it. If it is called meanwhile,
 * it runs once more, however often it was called.
 */
export function paced(task, pause) {
  let busy = false;
  let again = false;
  const call = async () => {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    again = false;
    try {
      await task();
    } finally {
      setTimeout(() => {
        busy = false;
        if (again) {
          call();
        }
      }, pause);
    }
  };
  return call;
}
