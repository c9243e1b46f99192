package org.msift.examples.command;

/** Something that the user can mend; the message is one line: what is wrong, and what to do. */
final class CommandException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CommandException(String message) {
    super(message);
  }
}
