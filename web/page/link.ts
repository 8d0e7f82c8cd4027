// *Copy link*: the one thing that writes the state into the address.
import { copyText } from "./clipboard";
import { offerToCopy, tell } from "./told";

/** `keep` are the fragment's terms that are no state, for the address of a framed page; a link to send has none of them. */
export async function copyLink(state: string, keep: string): Promise<void> {
  const fragment = encodeURIComponent(state);
  const own = [keep === "" ? "" : encodeURI(keep), fragment].filter((part) => part !== "").join("%20");
  try {
    history.replaceState(null, "", `#${own}`);
  } catch {
    // A frame without an address of its own, made of a text: the link says what there is.
  }
  const link = `${location.href.replace(/#.*$/s, "")}#${fragment}`;
  try {
    await copyText(link);
  } catch {
    offerToCopy(link);
    return;
  }
  tell("Link copied. It holds the filter and the view, not the files: whoever opens it opens them too.");
}
