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
 * Reports command-line errors: what is wrong, what may have been meant, and where to read more. The
 * commands are listed in full only if one is missing.
 */
final class UsageErrors implements IParameterExceptionHandler {

  /** New names of renamed commands, by their old full names. */
  private static final Map<String, String> RENAMED = Map.of("sluice figure", "sluice plot");

  @Override
  public int handleParseException(ParameterException error, String[] arguments) {
    CommandLine command = error.getCommandLine();
    PrintWriter err = command.getErr();
    String name = command.getCommandSpec().qualifiedName();
    Optional<String> unknown = unknownCommand(error, command);
    if (unknown.isPresent()) {
      String word = unknown.get();
      String renamed = RENAMED.get(name + " " + word);
      if (renamed != null) {
        err.printf("sluice: '%s %s' was renamed to '%s'%n", name, word, renamed);
      } else {
        err.printf("sluice: unknown command '%s %s'; %s%n", name, word, nearest(word, command));
      }
    } else if (hasCommands(command) && !(error instanceof UnmatchedArgumentException)) {
      err.println("sluice: '" + name + "' needs a command");
      command.usage(err);
    } else {
      err.println("sluice: " + withoutSecrets(error.getMessage(), List.of(arguments)));
      UnmatchedArgumentException.printSuggestions(error, err);
      err.println("See '" + name + " --help'.");
    }
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }

  /** The word that is not a command, given directly or after {@code help}. */
  private static Optional<String> unknownCommand(ParameterException error, CommandLine command) {
    if (!hasCommands(command)) {
      return Optional.empty();
    }
    if (error instanceof UnmatchedArgumentException unmatched) {
      return unmatched.isUnknownOption()
          ? Optional.empty()
          : unmatched.getUnmatched().stream().findFirst();
    }
    return Optional.ofNullable(error.getValue());
  }

  /** Hides the arguments that contain a secret. */
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

  private static boolean hasCommands(CommandLine command) {
    return !command.getSubcommands().isEmpty();
  }

  private static String nearest(String word, CommandLine command) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    String wanted = word.toLowerCase(Locale.ROOT);
    List<String> names = List.copyOf(command.getSubcommands().keySet());
    return names.stream()
        .min(Comparator.comparingInt(known -> distance.apply(wanted, known)))
        .filter(known -> distance.apply(wanted, known) <= (known.length() + 1) / 2)
        .map(known -> "did you mean '" + known + "'?")
        .orElse("choose one of " + String.join(", ", names));
  }
}
