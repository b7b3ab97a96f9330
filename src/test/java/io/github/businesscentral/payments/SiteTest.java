package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The guides lead to each other, both in the repository and in the site, and show code of programs that are compiled. */
class SiteTest {
    private static final Path GUIDES = Path.of("src/site/markdown");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|apidocs)([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);
    private static final Pattern QUOTED = Pattern.compile("```(?:java|kotlin|yaml) (\\S+)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LIBRARY =
            Pattern.compile("customer-payments(?::|</artifactId>\\s*<version>)([\\w.-]+?)(?:[:\"<])");
    private static final Pattern MOCK_WEB_SERVER =
            Pattern.compile("mockwebserver3(?::|</artifactId>\\s*<version>)([\\w.-]+?)[\"<]");

    private static List<Path> guides() throws IOException {
        try (Stream<Path> files = Files.list(GUIDES)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("guides")
    void everyLinkOfAGuideLeadsSomewhere(Path guide) throws IOException {
        List<String> broken = new ArrayList<>();

        for (MatchResult link : LINK.matcher(withoutCode(guide)).results().toList()) {
            Path target = link.group(1).isEmpty() ? guide : GUIDES.resolve(link.group(1));
            // The site and the repository name headings differently, so both need an anchor that says its id.
            String anchor = "<a id=\"" + link.group(2) + "\"></a>";
            if (!Files.exists(target)
                    || link.group(2) != null && !Files.readString(target).contains(anchor)) {
                broken.add(link.group());
            }
        }

        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "examples/README.md", ".github/CONTRIBUTING.md"})
    void everyLinkOfThePagesInTheRepositoryLeadsSomewhere(Path page) throws IOException {
        List<String> broken = new ArrayList<>();

        for (MatchResult link : LINK.matcher(withoutCode(page)).results().toList()) {
            Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
            if (!Files.exists(target) || link.group(2) != null && !slugs(target).contains(link.group(2))) {
                broken.add(link.group());
            }
        }

        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("guides")
    void everyGuideIsInTheMenuAndInBothIndexes(Path guide) throws IOException {
        String name = guide.getFileName().toString().replace(".md", "");
        if (name.equals("index")) {
            return;
        }

        assertThat(Path.of("src/site/site.xml")).content().contains("href=\"" + name + ".html\"");
        assertThat(GUIDES.resolve("index.md")).content().contains("(" + name + ".md)");
        assertThat(Path.of("src/site/resources/llms.txt")).content().contains("/" + name + ".md)");
    }

    @ParameterizedTest
    @MethodSource("guides")
    void everyQuotedBlockIsPartOfACompiledProgram(Path guide) throws IOException {
        for (MatchResult block :
                QUOTED.matcher(Files.readString(guide)).results().toList()) {
            assertThat(programs(block.group(1)))
                    .as("%s quotes %s:%n%s", guide, block.group(1), block.group(2))
                    .anyMatch(program -> program.contains(withoutIndentation(block.group(2))));
        }
    }

    @Test
    void quotedVersionsAreThoseOfTheBuild() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String library = first("<artifactId>customer-payments</artifactId>\\s*<version>(.*?)<", pom);
        String okhttp = first("<okhttp.version>(.*?)<", pom);

        List<String> libraries = new ArrayList<>();
        List<String> servers = new ArrayList<>();
        for (Path guide : guides()) {
            String text = Files.readString(guide);
            LIBRARY.matcher(text).results().forEach(found -> libraries.add(found.group(1)));
            MOCK_WEB_SERVER.matcher(text).results().forEach(found -> servers.add(found.group(1)));
        }

        assertThat(libraries).hasSizeGreaterThan(3).containsOnly(library);
        assertThat(servers).hasSizeGreaterThan(1).containsOnly(okhttp);
    }

    private static String first(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    /** The ids that the repository gives to the headings of a page. */
    private static List<String> slugs(Path page) throws IOException {
        return HEADING.matcher(Files.readString(page))
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
                .toList();
    }

    private static String withoutCode(Path guide) throws IOException {
        return Files.readString(guide).replaceAll("(?s)```.*?```", "").replaceAll("`[^`\n]*`", "");
    }

    private static List<String> programs(String name) throws IOException {
        List<String> programs = new ArrayList<>();
        for (String folder : List.of("src/it", "src/web")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String found = file.getFileName().toString();
                    if (found.equals(name) || found.equals(name + ".java") || found.equals(name + ".kt")) {
                        programs.add(withoutIndentation(Files.readString(file)));
                    }
                }
            }
        }
        return programs;
    }

    private static String withoutIndentation(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
