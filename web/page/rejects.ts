// *Save rejected records*: every one as a line of JSON, with its place, the reason and its bytes (base64), as the
// command line's --rejects writes them.
import { errorOf, type Answer } from "../shared/messages";
import { download } from "./download";
import { tell } from "./told";
import { list } from "./view_models";

const pageRows = 500;
const name = "rejected-records.ndjson";

export async function saveRejected(query: (request: object) => Promise<Answer>): Promise<void> {
  const lines: string[] = [];
  for (let offset = 0; ; offset += pageRows) {
    const answer = await query({ op: "rejected", offset, limit: pageRows });
    const error = errorOf(answer);
    if (error !== null) throw new Error(error.message);
    for (const row of list<object>(answer["rows"])) lines.push(`${JSON.stringify(row)}\n`);
    if (offset + pageRows >= Number(answer["total"])) break;
  }
  download(new Blob(lines, { type: "application/x-ndjson" }), name);
  tell(`${lines.length === 1 ? "One rejected record" : `${lines.length} rejected records`} saved as ${name}, in the browser's folder for downloads.`);
}
