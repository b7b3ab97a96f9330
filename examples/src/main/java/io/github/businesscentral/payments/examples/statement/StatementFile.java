package io.github.businesscentral.payments.examples.statement;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A file as a bank delivers it: camt.053 or CSV, plain, as {@code .gz}, or one or several in a {@code .zip}. */
public final class StatementFile {
    private static final int MOST_BYTES = 500_000_000;
    private static final int DEEPEST = 4;
    private static final Pattern MT940 = Pattern.compile("(?m)^:(?:20|25|60[FM]):");

    private final CsvFormat format;

    private StatementFile(CsvFormat format) {
        this.format = format;
    }

    /**
     * Reads all bookings of a file.
     *
     * @param format how to read it if it is CSV
     * @throws UnreadableStatementException if it is no statement, or not all of it can be read
     */
    public static Statement read(Path file, CsvFormat format) {
        String name = String.valueOf(file.getFileName());
        try {
            return new StatementFile(format)
                    .read(name, Files.readAllBytes(file), DEEPEST)
                    .checked();
        } catch (NoSuchFileException e) {
            throw new UnreadableStatementException("There is no file " + file + ".", e);
        } catch (IOException e) {
            throw new UnreadableStatementException("The file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private Statement read(String name, byte[] bytes, int depth) throws IOException {
        if (depth == 0) {
            throw new UnreadableStatementException(name + " is packed too many times.");
        }

        if (startsWith(bytes, 0x1F, 0x8B)) {
            return read(name, unzip(name, new GZIPInputStream(new ByteArrayInputStream(bytes))), depth - 1);
        }
        if (startsWith(bytes, 'P', 'K')) {
            return zip(name, bytes, depth);
        }
        String begin = new String(bytes, 0, Math.min(bytes.length, 1_000), StandardCharsets.ISO_8859_1);
        requireStatement(name, begin.replaceFirst("^\u00EF\u00BB\u00BF", "").strip());
        return isXml(bytes) ? Camt.read(name, bytes) : CsvStatement.read(name, bytes, format);
    }

    /** Names what banks and people deliver instead. */
    private static void requireStatement(String name, String begin) {
        if (begin.isEmpty()) {
            throw new UnreadableStatementException(name + " is empty.");
        }
        if (begin.startsWith("{1:") || MT940.matcher(begin).find()) {
            throw new UnreadableStatementException(
                    name + " is SWIFT MT940, which this does not read. Get the statement as camt.053 or CSV.");
        }
        if (begin.startsWith("%PDF")) {
            throw new UnreadableStatementException(name + " is a PDF. Get the statement as camt.053 or CSV.");
        }
    }

    private Statement zip(String name, byte[] bytes, int depth) throws IOException {
        List<Booking> bookings = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.ISO_8859_1)) {
            for (ZipEntry entry = next(zip); entry != null; entry = next(zip)) {
                // A Mac adds a folder with what it knows of the files.
                if (entry.isDirectory() || entry.getName().startsWith("__MACOSX/")) {
                    continue;
                }
                if (entry.getName().equals("[Content_Types].xml")) {
                    throw new UnreadableStatementException(
                            name + " is a spreadsheet. Save it as CSV in UTF-8, or get the statement as camt.053.");
                }
                Statement one = read(entry.getName(), unzip(name, zip), depth - 1);
                bookings.addAll(one.bookings());
                notes.addAll(one.notes());
            }
        }
        return new Statement(name, bookings, notes);
    }

    private static ZipEntry next(ZipInputStream zip) throws IOException {
        try {
            return zip.getNextEntry();
        } catch (IllegalArgumentException e) {
            throw new IOException("a file in it has no valid name", e);
        }
    }

    private static byte[] unzip(String name, InputStream content) throws IOException {
        byte[] bytes = content.readNBytes(MOST_BYTES);
        if (bytes.length == MOST_BYTES) {
            throw new UnreadableStatementException(name + " is too large when unpacked.");
        }
        return bytes;
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private static boolean isXml(byte[] bytes) {
        for (byte b : bytes) {
            if (b == '<') {
                return true;
            }
            // Blanks and byte order marks may come first.
            if (b > ' ') {
                return false;
            }
        }
        return false;
    }

    /** Decodes strictly: a wrong letter in a name or a reference would stay unnoticed. */
    static String decode(String name, byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableStatementException(
                    name + " is not in " + charset + ". Save it in UTF-8, or name its encoding.", e);
        }
    }
}
