// SPDX-License-Identifier: MIT
// Reads an export by ResourceBundle, the details by MessageFormat, and if it is "latin1" also by
// Properties, which reads ISO-8859-1.  Lines "LOCALE <tab> KEY <tab> NUMBER" on standard input are
// answered with the text after a tab.
import java.io.*;
import java.net.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.text.MessageFormat;
import java.util.*;

public class Exports {
    // A locale as a language tag, or as "he_IL" in Java's own way.
    static Locale locale(String name) {
        return Locale.forLanguageTag(name.replace('_', '-'));
    }

    // Whether Properties reads the same as the bundle.
    static void compare(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder, "*.properties")) {
            for (Path path : files) {
                var bytes = new Properties();
                var text = new Properties();
                try (var in = Files.newInputStream(path); var reader = Files.newBufferedReader(path)) {
                    bytes.load(in);
                    text.load(reader);
                }
                if (!bytes.equals(text) || bytes.isEmpty())
                    System.out.println("# " + path + " differs in ISO-8859-1");
            }
        }
    }

    public static void main(String[] arguments) throws Exception {
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), false, "UTF-8"));
        Path folder = Paths.get(arguments[0]);
        if (arguments.length > 1)
            compare(folder);
        Locale.setDefault(Locale.KOREAN); // not what is asked for, and there is a bundle
        var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()});
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line; (line = input.readLine()) != null;) {
            String[] parts = line.split("\t", -1);
            var bundle = ResourceBundle.getBundle("httplingo", locale(parts[0]), loader);
            String text = bundle.containsKey(parts[1]) ? bundle.getString(parts[1]) : "(missing)";
            if (parts[2].equals("detail"))
                text = new MessageFormat(text, Locale.ENGLISH).format(new Object[] {"a", "b", "c"});
            else if (!parts[2].isEmpty())
                text = new MessageFormat(text, Locale.ENGLISH)
                           .format(new Object[] {Integer.valueOf(parts[2])});
            System.out.println(line + "\t" + text);
        }
        System.out.flush();
    }
}
