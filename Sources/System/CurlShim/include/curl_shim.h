#ifndef MGESTION_CURL_SHIM_H
#define MGESTION_CURL_SHIM_H

#include <curl/curl.h>

// Swift does not import functions with variable arguments: one typed function per kind of option.
CURLcode mg_curl_set_long(CURL *handle, CURLoption option, long value);
CURLcode mg_curl_set_string(CURL *handle, CURLoption option, const char *value);
CURLcode mg_curl_set_pointer(CURL *handle, CURLoption option, void *value);
CURLcode mg_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value);
CURLcode mg_curl_set_read(CURL *handle, size_t (*callback)(char *, size_t, size_t, void *), void *context);
CURLcode mg_curl_set_write(CURL *handle, size_t (*callback)(char *, size_t, size_t, void *), void *context);
CURLcode mg_curl_set_header(CURL *handle, size_t (*callback)(char *, size_t, size_t, void *), void *context);
CURLcode mg_curl_set_opensocket(CURL *handle, curl_opensocket_callback callback, void *context);
CURLcode mg_curl_get_long(CURL *handle, CURLINFO info, long *value);

#endif
