// The address' fragment, read once at the start: the state that a link carries and, for a page in a frame, the origins
// that may talk to it.

export interface Fragment {
  /** Filter and view, without the `origins:` terms. */
  readonly state: string;
  /** As they were written. */
  readonly origins: readonly string[];
  /** The `origins:` terms themselves. */
  readonly hostTerms: string;
}

// A term as the filter language splits them: up to a blank that is not within quotes; a quote never closed takes the rest.
const term = /(?:"(?:[^"]|"")*(?:"|$)|[^" \t\n\r])+[ \t\n\r]?/g;
const head = "origins:";

export function readFragment(hash: string): Fragment {
  const origins: string[] = [];
  const hostTerms: string[] = [];
  const state = decoded(hash.replace(/^#/, "")).replace(term, (written) => {
    if (!written.startsWith(head)) return written;
    hostTerms.push(written.trim());
    origins.push(...written.slice(head.length).replaceAll('"', "").trim().split(","));
    return "";
  });
  return { state: origins.length > 0 ? state.trim() : state, origins, hostTerms: hostTerms.join(" ") };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // typed by hand, with a percent sign of its own
  }
}
