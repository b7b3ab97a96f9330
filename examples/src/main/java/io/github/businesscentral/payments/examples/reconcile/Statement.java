package io.github.businesscentral.payments.examples.reconcile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A bank statement.
 *
 * @param name the file's name
 * @param digest of the file's bytes: what makes it this statement and no other
 */
record Statement(String name, String digest, List<StatementLine> lines) {
    /**
     * Reads a statement, CSV or camt.053.
     *
     * @throws CannotReconcileException if it is neither
     */
    static Statement read(Path file) {
        String name = file.getFileName().toString();
        byte[] bytes = bytes(file);
        List<StatementLine> lines =
                isXml(bytes) ? CamtStatement.read(name, bytes) : CsvStatement.read(name, text(name, bytes));
        if (lines.isEmpty()) {
            throw new CannotReconcileException(name + " holds no bookings.");
        }
        return new Statement(name, digest(bytes), withoutRepetitions(lines));
    }

    /** The journal's code: at most 10 characters, and the same whenever and wherever this statement is run. */
    String journalCode() {
        return "BS" + digest.substring(0, 8).toUpperCase(Locale.ROOT);
    }

    /** The number of a line's payment as a document; at most 20 characters. */
    String documentNumber(StatementLine line) {
        return journalCode() + "-" + line.position();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new CannotReconcileException("There is no file " + file + ".", e);
        } catch (IOException e) {
            throw new CannotReconcileException("The file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean isXml(byte[] bytes) {
        for (byte b : bytes) {
            if (b == '<') {
                return true;
            }
            // Blanks and the three bytes of a byte order mark may come first.
            if (b > ' ') {
                return false;
            }
        }
        return false;
    }

    /** Decodes strictly: a wrong letter in a name or a reference is found by nobody later. */
    private static String text(String name, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CannotReconcileException(name + " is not in UTF-8. Save it in UTF-8, or as camt.053.", e);
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** Two lines with one reference are one booking that the bank lists twice, or nothing a program should decide. */
    private static List<StatementLine> withoutRepetitions(List<StatementLine> lines) {
        Map<String, Integer> seen = new HashMap<>();
        List<StatementLine> checked = new ArrayList<>();
        for (StatementLine line : lines) {
            Integer first = line.problem().isEmpty()
                    ? seen.putIfAbsent(line.reference().toUpperCase(Locale.ROOT), line.position())
                    : null;
            checked.add(first == null ? line : line.withProblem("the bank's reference is that of line " + first));
        }
        return List.copyOf(checked);
    }
}
