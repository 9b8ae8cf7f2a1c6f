/* SPDX-License-Identifier: MIT */
/*
 * Maintenance: 503 for all visitors with some exceptions.
 *
 * The hook header_parser runs once per request, after its directory and its .htaccess are known,
 * and before access is checked.  The page that ErrorDocument names for 503 is another request, and
 * is sent.
 */
#include "mod_lingo.h"

#include <apr_file_info.h>
#include <apr_network_io.h>
#include <apr_strings.h>
#include <http_config.h>
#include <http_log.h>
#include <http_request.h>

APLOG_USE_MODULE(lingo);

static const char note[] = "lingo-maintenance";

int lingo_is_maintenance(const request_rec *r)
{
    return lingo_config_of(r)->maintenance && apr_table_get(r->notes, note);
}

static int is_excepted(request_rec *r, const struct lingo_maintenance *of)
{
    for (int i = 0; of->except && i < of->except->nelts; i++)
        if (apr_ipsubnet_test(APR_ARRAY_IDX(of->except, i, apr_ipsubnet_t *), r->useragent_addr))
            return 1;
    return 0;
}

static int is_on(request_rec *r, const struct lingo_maintenance *of)
{
    apr_finfo_t info;
    if (!of->file)
        return of->on;
    apr_status_t status = apr_stat(&info, of->file, APR_FINFO_TYPE, r->pool);
    if (status != APR_SUCCESS && status != APR_INCOMPLETE && !APR_STATUS_IS_ENOENT(status) &&
        !APR_STATUS_IS_ENOTDIR(status))
        ap_log_rerror(APLOG_MARK, APLOG_ERR, status, r, "LingoMaintenance: %s", of->file);
    return status == APR_SUCCESS || status == APR_INCOMPLETE;
}

int lingo_maintenance_handle(request_rec *r)
{
    const struct lingo_maintenance *of = lingo_config_of(r)->maintenance;
    if (!of || !ap_is_initial_req(r) || !is_on(r, of) || is_excepted(r, of))
        return DECLINED;
    apr_table_setn(r->notes, note, "1");
    return HTTP_SERVICE_UNAVAILABLE;
}

static const char *add_exception(cmd_parms *command, struct lingo_maintenance *of, const char *word)
{
    char *address = apr_pstrdup(command->pool, word);
    char *mask = strchr(address, '/');
    apr_ipsubnet_t **network = apr_array_push(of->except);
    if (mask)
        *mask++ = '\0';
    if (apr_ipsubnet_create(network, address, mask, command->pool) == APR_SUCCESS)
        return NULL;
    return apr_psprintf(command->pool, "%s: \"%s\" is neither an address nor a network",
                        command->cmd->name, word);
}

const char *lingo_maintenance_set(cmd_parms *command, void *data, int argc, char *const argv[])
{
    struct lingo_config *config = data;
    struct lingo_maintenance *of = apr_pcalloc(command->pool, sizeof *of);
    if (argc == 0 || argc == 2 || (argc > 2 && ap_cstr_casecmp(argv[1], "except") != 0))
        return apr_psprintf(
            command->pool,
            "%s requires On, Off or a file, optionally followed by \"except\" and addresses",
            command->cmd->name);
    of->on = ap_cstr_casecmp(argv[0], "On") == 0;
    if (!of->on && ap_cstr_casecmp(argv[0], "Off") != 0) {
        of->file = ap_server_root_relative(command->pool, argv[0]);
        if (!of->file)
            return apr_psprintf(command->pool, "%s: \"%s\" is not a path", command->cmd->name,
                                argv[0]);
    }
    if (argc > 2)
        of->except = apr_array_make(command->pool, argc - 2, sizeof(apr_ipsubnet_t *));
    for (int i = 2; i < argc; i++) {
        const char *refusal = add_exception(command, of, argv[i]);
        if (refusal)
            return refusal;
    }
    config->maintenance = of;
    return NULL;
}
