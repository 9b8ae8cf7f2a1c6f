// SPDX-License-Identifier: MIT

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.NativeLongByReference;
import com.sun.jna.NativeLong;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A page from Java by JNA and the flat call. */
public final class Flat {
    /** What the library exports.  A size_t is a NativeLong. */
    public interface Httplingo extends Library {
        int lingo_flat_page(Pointer site, byte[] block, NativeLong blockLength, byte[] page, NativeLong pageSize,
                NativeLongByReference pageLength, byte[] fields, NativeLong fieldsSize,
                NativeLongByReference fieldsLength);
    }

    private static final Httplingo LIBRARY = Native.load("httplingo", Httplingo.class);

    /** A response: its status, the fields to send with it, and the content. */
    public record Page(int status, Map<String, String> fields, byte[] body) {}

    /** Entries as netstrings of "key=value". */
    static byte[] makeBlock(Map<String, String> entries) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        entries.forEach((key, value) -> {
            byte[] pair = (key + "=" + value).getBytes(StandardCharsets.UTF_8);
            block.writeBytes((pair.length + ":").getBytes(StandardCharsets.US_ASCII));
            block.writeBytes(pair);
            block.write(',');
        });
        return block.toByteArray();
    }

    /** Makes the page for a request.  Its buffers grow until the page fits. */
    public static Page makePage(Map<String, String> entries) {
        byte[] block = makeBlock(entries);
        byte[] page = new byte[8192];
        byte[] fields = new byte[4096];
        NativeLongByReference pageLength = new NativeLongByReference();
        NativeLongByReference fieldsLength = new NativeLongByReference();
        while (true) {
            int status = LIBRARY.lingo_flat_page(null, block, new NativeLong(block.length), page,
                    new NativeLong(page.length), pageLength, fields, new NativeLong(fields.length), fieldsLength);
            if (status < 0) {
                throw new IllegalArgumentException("the block is malformed");
            }
            int pageNeeded = pageLength.getValue().intValue();
            int fieldsNeeded = fieldsLength.getValue().intValue();
            if (pageNeeded < page.length && fieldsNeeded < fields.length) {
                String lines = new String(fields, 0, fieldsNeeded, StandardCharsets.UTF_8);
                return new Page(status, parse(lines), java.util.Arrays.copyOf(page, pageNeeded));
            }
            page = new byte[pageNeeded + 1];
            fields = new byte[fieldsNeeded + 1];
        }
    }

    static Map<String, String> parse(String lines) {
        Map<String, String> fields = new LinkedHashMap<>();
        lines.lines().map(line -> line.split(": ", 2)).forEach(pair -> fields.put(pair[0], pair[1]));
        return fields;
    }

    public static void main(String[] arguments) {
        Page page = makePage(Map.of("code", "404", "accept_language", "fr-CA, fr;q=0.9", "uri", "/page-disparue"));
        System.out.println(page.status() + " " + page.fields().get("Content-Language"));
        System.out.println(new String(page.body(), StandardCharsets.UTF_8));
    }
}
