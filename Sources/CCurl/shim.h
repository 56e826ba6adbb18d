#include <curl/curl.h>

// Swift cannot call variadic C functions; these fix the type of the argument.

static inline CURLcode mail_set_number(CURL *curl, CURLoption option, long value) {
  return curl_easy_setopt(curl, option, value);
}

static inline CURLcode mail_set_text(CURL *curl, CURLoption option, const char *value) {
  return curl_easy_setopt(curl, option, value);
}

static inline CURLcode mail_set_pointer(CURL *curl, CURLoption option, void *value) {
  return curl_easy_setopt(curl, option, value);
}

static inline CURLcode mail_on_read(CURL *curl, curl_read_callback call) {
  return curl_easy_setopt(curl, CURLOPT_READFUNCTION, call);
}

static inline CURLcode mail_on_trace(CURL *curl, curl_debug_callback call) {
  return curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, call);
}

static inline CURLcode mail_on_progress(CURL *curl, curl_xferinfo_callback call) {
  return curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, call);
}
