#include <gmime/gmime.h>

// GMime's casts between its classes are macros, which Swift does not see.

static inline GMimeObject *mime_object(void *any) { return GMIME_OBJECT(any); }

static inline GByteArray *mime_bytes(GMimeStream *stream) {
  return g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
}
