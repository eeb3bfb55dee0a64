package org.sluice.jobs.cli;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.sluice.connectors.secrets.Secrets;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What is printed when the command line cannot be understood: what is wrong, what was perhaps
 * meant, and where to read more. The verbs are listed in full only if one is missing.
 */
final class UsageErrors implements IParameterExceptionHandler {

  /** Verbs that had another name, by their old full name. */
  private static final Map<String, String> RENAMED = Map.of("sluice figure", "sluice plot");

  @Override
  public int handleParseException(ParameterException error, String[] arguments) {
    CommandLine command = error.getCommandLine();
    PrintWriter err = command.getErr();
    String name = command.getCommandSpec().qualifiedName();
    Optional<String> unknown = unknownVerb(error, command);
    if (unknown.isPresent()) {
      String verb = unknown.get();
      String renamed = RENAMED.get(name + " " + verb);
      if (renamed != null) {
        err.printf("sluice: '%s %s' is called '%s' now%n", name, verb, renamed);
      } else {
        err.printf("sluice: '%s' has no verb '%s'; %s%n", name, verb, nearest(verb, command));
      }
    } else if (hasVerbs(command) && !(error instanceof UnmatchedArgumentException)) {
      err.println("sluice: '" + name + "' needs a verb");
      command.usage(err);
    } else {
      err.println("sluice: " + withoutSecrets(error.getMessage(), List.of(arguments)));
      UnmatchedArgumentException.printSuggestions(error, err);
      err.println("'" + name + " --help' shows how to call it.");
    }
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }

  /** The word in a verb's place, called directly or after {@code help}, that is none. */
  private static Optional<String> unknownVerb(ParameterException error, CommandLine command) {
    if (!hasVerbs(command)) {
      return Optional.empty();
    }
    if (error instanceof UnmatchedArgumentException unmatched) {
      return unmatched.isUnknownOption()
          ? Optional.empty()
          : unmatched.getUnmatched().stream().findFirst();
    }
    return Optional.ofNullable(error.getValue());
  }

  /** Words that are not understood are quoted; those that hold a secret are not. */
  private static String withoutSecrets(String message, List<String> words) {
    String shown = message;
    List<String> shownWords = Secrets.shown(words);
    for (int i = 0; i < words.size(); i++) {
      if (!shownWords.get(i).equals(words.get(i))) {
        shown = shown.replace(words.get(i), shownWords.get(i));
      }
    }
    return shown;
  }

  private static boolean hasVerbs(CommandLine command) {
    return !command.getSubcommands().isEmpty();
  }

  private static String nearest(String verb, CommandLine command) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    String wanted = verb.toLowerCase(Locale.ROOT);
    List<String> verbs = List.copyOf(command.getSubcommands().keySet());
    return verbs.stream()
        .min(Comparator.comparingInt(known -> distance.apply(wanted, known)))
        .filter(known -> distance.apply(wanted, known) <= (known.length() + 1) / 2)
        .map(known -> "did you mean '" + known + "'?")
        .orElse("it has " + String.join(", ", verbs));
  }
}
