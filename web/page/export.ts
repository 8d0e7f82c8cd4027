// *Export*: what the filter leaves, piece by piece out of the engine into a file.
import { errorOf, type Answer, type ProtocolError } from "../shared/messages";
import { download, plainName } from "./download";
import { type EngineClient } from "./engine_client";

export type ExportFormat = "csv" | "ndjson";

const mediaTypes: Record<ExportFormat, string> = { csv: "text/csv;charset=utf-8", ndjson: "application/x-ndjson" };

/** Pieces that lie in the page's own memory before they are handed to the browser, which may keep them elsewhere. */
const mostHeldBytes = 16 << 20;

type Notice = (event: Answer) => void;

export class Exporter {
  readonly #engine: EngineClient;
  readonly #notice: Notice;
  #asked: number | null = null;
  #cancelled = false;

  constructor(engine: EngineClient, notice: Notice) {
    this.#engine = engine;
    this.#notice = notice;
  }

  get busy(): boolean {
    return this.#asked !== null;
  }

  cancel(): void {
    if (this.#asked === null) return;
    this.#cancelled = true;
    void this.#engine.request({ op: "cancel", id: this.#asked });
  }

  /** Told by notices: running, then done or failed. */
  async run(format: ExportFormat, filter: string, archive: string): Promise<void> {
    if (this.#asked !== null) return;
    this.#asked = 0;
    this.#cancelled = false;
    try {
      const { content, name, told } = await this.#collect(format, filter, archive);
      download(content, name);
      this.#notice({ phase: "done", name, ...told });
    } catch (reason) {
      const error = reason instanceof ExportError ? reason.error : { code: "page", message: reason instanceof Error ? reason.message : String(reason) };
      this.#notice({ phase: "failed", error });
    } finally {
      this.#asked = null;
    }
  }

  async #collect(format: ExportFormat, filter: string, archive: string) {
    const told = { rows: 0, total: 0, bytes: 0, defused: 0 };
    let kept = new Blob([]);
    let held: BlobPart[] = [];
    let heldBytes = 0;
    let name = "";
    let from: unknown = null;
    do {
      const { id, answer } = this.#engine.request({ op: "export", format, filter, from });
      this.#asked = id;
      const piece = await answer;
      const error = errorOf(piece);
      if (error !== null) throw new ExportError(error);
      if (this.#cancelled) throw new ExportError({ code: "cancelled", message: "Cancelled." });
      const bytes = piece["text"] as Uint8Array<ArrayBuffer>;
      held.push(bytes);
      heldBytes += bytes.length;
      if (heldBytes >= mostHeldBytes) {
        kept = new Blob([kept, ...held]);
        held = [];
        heldBytes = 0;
      }
      told.rows += Number(piece["rows"]);
      told.total = Number(piece["total"]);
      told.bytes += bytes.length;
      told.defused += Number(piece["defused"]);
      name = exportName(archive, told.total, format);
      this.#notice({ phase: "running", name, ...told });
      from = piece["next"];
    } while (from !== null);
    return { content: new Blob([kept, ...held], { type: mediaTypes[format] }), name, told };
  }
}

class ExportError extends Error {
  constructor(readonly error: ProtocolError) {
    super(error.message);
  }
}

const endings = /(\.(csv|tsv|tab|txt|json|jsonl|ndjson|xlsx|mbox|eml|zip|gz))+$/i;

/** "orders-1234-interactions.csv" */
function exportName(archive: string, interactions: number, format: ExportFormat): string {
  return `${plainName(archive.replace(endings, ""))}-${interactions}-interactions.${format}`;
}
