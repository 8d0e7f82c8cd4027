// What expat's own configure would find out, for all our builds alike.
#pragma once

// No general entities, hence no amplification by them; document types are refused as well (src/formats/xml_parser.h).
#define XML_GE 0
#define XML_CONTEXT_BYTES 0
// The salt of its hash tables is set by src/formats/xml_parser.cpp: one way for native builds and the page.
#define XML_POOR_ENTROPY 1

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define BYTEORDER 4321
#else
#define BYTEORDER 1234
#endif
