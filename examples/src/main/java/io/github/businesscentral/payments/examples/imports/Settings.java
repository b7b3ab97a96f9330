package io.github.businesscentral.payments.examples.imports;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What to do.
 *
 * @param file the file with the payments
 * @param resumeFile the file that keeps what was sent and what is booked, if it is to be kept
 * @param stopAfterErrors after how many refused or unknown lines no more are sent
 * @param stopWhen whether somebody wants to stop it, asked before each request
 * @param display how to show how far it has come
 */
public record Settings(
        Path file, Optional<Path> resumeFile, int stopAfterErrors, BooleanSupplier stopWhen, Display display) {}
