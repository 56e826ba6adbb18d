#include <vips/vips.h>
#include <vips/vector.h>

// Swift cannot call variadic C functions; these fix the arguments Tanggap uses.

// Reads the header only; pixels follow when they are asked for.
static inline VipsImage *photo_open(const void *bytes, size_t count) {
  return vips_image_new_from_buffer(bytes, count, "", "memory", TRUE, "fail_on",
                                    VIPS_FAIL_ON_TRUNCATED, NULL);
}

// Without a profile of its own a picture is sRGB already; converting it would shift its colours.
static inline int photo_fit(VipsImage *in, int side, VipsImage **out) {
  if (vips_image_get_typeof(in, VIPS_META_ICC_NAME))
    return vips_thumbnail_image(in, out, side, "height", side, "size", VIPS_SIZE_DOWN,
                                "export_profile", "srgb", NULL);
  return vips_thumbnail_image(in, out, side, "height", side, "size", VIPS_SIZE_DOWN, NULL);
}

static inline int photo_squeeze(VipsImage *in, int width, int height, VipsImage **out) {
  return vips_thumbnail_image(in, out, width, "height", height, "size", VIPS_SIZE_FORCE, NULL);
}

static inline int photo_cut(VipsImage *in, int left, int top, int width, int height,
                            VipsImage **out) {
  return vips_extract_area(in, out, left, top, width, height, NULL);
}

static inline int photo_lay(VipsImage *in, VipsImage *part, int left, int top, VipsImage **out) {
  return vips_insert(in, part, out, left, top, NULL);
}

static inline int photo_convert(VipsImage *in, VipsInterpretation space, VipsImage **out) {
  return vips_colourspace(in, out, space, NULL);
}

static inline int photo_flatten_on_white(VipsImage *in, VipsImage **out) {
  VipsArrayDouble *white = vips_array_double_newv(1, 255.0);
  int status = vips_flatten(in, out, "background", white, NULL);
  vips_area_unref(VIPS_AREA(white));
  return status;
}

static inline int photo_encode(VipsImage *in, const char *suffix, void **bytes, size_t *count) {
  return vips_image_write_to_buffer(in, suffix, bytes, count, NULL);
}
