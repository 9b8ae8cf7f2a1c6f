/* SPDX-License-Identifier: MIT */
/* Loads a PO file for the preview: its findings, and the site that shows its texts. */
#include "config.h"

#include "tools/cli.h"
#include "tools/po/compile.h"
#include "tools/po/text.h"
#include "tools/preview/preview.h"

#include <errno.h>
#ifdef HAVE_INIH
#include <httplingo/site-file.h>
#endif
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static enum lingo_error open_site(struct preview *preview, struct lingo_report *report)
{
    /* translators should see everything */
    static const struct lingo_setting settings[] = {{"server", "yes"}};
    if (!preview->source->site)
        return lingo_site_open(&preview->site, preview->catalog, settings, 1, report);
#ifdef HAVE_INIH
    return lingo_site_read(&preview->site, preview->catalog, preview->source->site, report);
#else
    snprintf(report->message, sizeof report->message,
             _("%s: cannot read site files: this command was built without libinih"),
             preview->source->site);
    return LINGO_ERROR_UNSUPPORTED;
#endif
}

/* Compiles the document into a separate directory, and opens that. */
static void open_catalog(struct preview *preview, const char *directory)
{
    char *path = po_format("%s/%s.mo", directory, preview->document.language);
    struct lingo_report report = {LINGO_OK, ""};
    if (strchr(preview->document.language, '/'))
        snprintf(preview->problem, sizeof preview->problem,
                 _("\"%s\" is not the name of a language, such as fr, pt_BR or sr@latin"),
                 preview->document.language);
    else if (!po_compile(&preview->document, path))
        snprintf(preview->problem, sizeof preview->problem, "%s: %s", path, strerror(errno));
    else if (lingo_catalog_open(&preview->catalog, directory,
                                preview->source->own ? LINGO_CATALOG_EXTEND : LINGO_CATALOG_ALONE,
                                &report) ||
             open_site(preview, &report))
        snprintf(preview->problem, sizeof preview->problem, "%s", report.message);
    unlink(path);
    free(path);
}

static void open_language(struct preview *preview)
{
    const char *parent = getenv("TMPDIR");
    char *directory = po_format("%s/httplingo-preview-XXXXXX", parent && *parent ? parent : "/tmp");
    if (mkdtemp(directory)) {
        open_catalog(preview, directory);
        rmdir(directory);
    } else {
        snprintf(preview->problem, sizeof preview->problem, "%s: %s", directory, strerror(errno));
    }
    free(directory);
    const char *name = preview->document.language;
    if (preview->site)
        preview->language = lingo_catalog_find(preview->catalog, name, strlen(name));
}

struct preview *preview_load(const struct preview_source *source, unsigned version)
{
    struct preview *preview = calloc(1, sizeof *preview);
    if (!preview)
        abort();
    preview->source = source;
    preview->path = source->path;
    preview->version = version;
    if (!po_document_read(&preview->document, source->path)) {
        free(preview);
        return NULL;
    }
    /* Mistakes in the glossary have been reported, and the file is shown nevertheless. */
    po_glossary_beside(&preview->glossary, source->path);
    po_check_document(&preview->document, &preview->glossary,
                      (struct po_options){.site = source->own}, &preview->findings);
    if (preview->document.file)
        open_language(preview);
    else
        snprintf(preview->problem, sizeof preview->problem, _("gettext cannot read the file"));
    return preview;
}

void preview_free(struct preview *preview)
{
    lingo_site_release(preview->site);
    lingo_catalog_release(preview->catalog);
    po_findings_free(&preview->findings);
    po_glossary_free(&preview->glossary);
    po_document_free(&preview->document);
    free(preview);
}
