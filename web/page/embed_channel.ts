// The channel of a page that shows the viewer in a frame (docs/embedding.md): its messages are requests, answered only
// if its origin is listed. To everybody else the viewer is a frame like any other that says nothing.
import { errorOf, type Answer, type ProtocolError } from "../shared/messages";
import { type NamedFile } from "./files";
import { ThroughlineError } from "./session";
import { type Program } from "./throughline";

const version = 1;
const mostIdLetters = 256;
const mostNameLetters = 1024;

type Members = Readonly<Record<string, unknown>>;
type Reply = { readonly answer: Answer } | { readonly error: ProtocolError };

/** What a host may ask of the engine by `query`. Opening and closing are steps of the session, with ops of their own. */
const sessionOps = new Set<unknown>(["open", "close", "cancel"]);

/** Origins written in one spelling; what is none, or stands for many (`*`, `null`), is left out. */
export function listedOrigins(written: readonly string[]): string[] {
  return [...new Set(written.map(originOf).filter((origin) => origin !== null))];
}

function originOf(written: string): string | null {
  if (!/^https?:\/\/[^/?#@\\*\s]+\/?$/i.test(written) || !URL.canParse(written)) return null;
  return new URL(written).origin;
}

/** Of the frame's element, which only a host of the same origin lets the page see. */
export function originsOfFrame(): string[] {
  return (window.frameElement?.getAttribute("data-origins") ?? "").split(/[\s,]+/).filter((origin) => origin !== "");
}

export function answerHost(program: Promise<Program>, origins: readonly string[]): void {
  const host = window.parent;
  if (host === window || origins.length === 0) return;
  window.addEventListener("message", ({ source, origin, data }: MessageEvent<unknown>) => {
    // Not only the frame's host has a hold of this window: whoever opened it, and frames beside it, have too.
    if (source !== host || !origins.includes(origin)) return;
    if (!isObject(data) || data["throughline"] !== version) return;
    const id = idOf(data["id"]);
    const reply = id === null ? Promise.resolve(bad("a number, or a text of at most 256 letters", "id")) : carryOut(program, data);
    void reply.then((content) => host.postMessage({ throughline: version, id, ...content }, origin));
  });
}

function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function idOf(id: unknown): number | string | null {
  if (typeof id === "number") return Number.isFinite(id) ? id : null;
  return typeof id === "string" && id.length <= mostIdLetters ? id : null;
}

const bad = (wanted: string, where: string): Reply => ({ error: { code: "bad_message", message: `"${where}" must be ${wanted}.`, where } });

/** Never rejects. */
async function carryOut(program: Promise<Program>, message: Members): Promise<Reply> {
  try {
    const started = await program;
    switch (message["op"]) {
      case "open":
        return await open(started, message["files"]);
      case "query":
        return await query(started, message["request"]);
      case "state":
        return state(started, message["state"]);
      case "close":
        await started.close();
        return { answer: {} };
      default:
        return bad("open, query, state or close", "op");
    }
  } catch (reason) {
    if (reason instanceof ThroughlineError) return { error: { code: reason.code, message: reason.message, where: reason.where } };
    return { error: { code: "page", message: reason instanceof Error ? reason.message : String(reason) } };
  }
}

async function open(program: Program, files: unknown): Promise<Reply> {
  const named = Array.isArray(files) ? files.map(namedFile) : [];
  if (named.length === 0 || named.includes(null)) return bad("a list of File, or of {name, data}; data is a Blob, bytes or text", "files");
  return { answer: await program.open(named as NamedFile[]) };
}

function namedFile(value: unknown): NamedFile | null {
  if (value instanceof File) return value.name === "" ? null : { name: value.name, file: value };
  if (!isObject(value)) return null;
  const { name, data } = value;
  if (typeof name !== "string" || name === "" || name.length > mostNameLetters) return null;
  const isData = typeof data === "string" || data instanceof Blob || data instanceof ArrayBuffer || ArrayBuffer.isView(data);
  return isData ? { name, file: new File([data as BlobPart], name) } : null;
}

async function query(program: Program, request: unknown): Promise<Reply> {
  if (!isObject(request) || sessionOps.has(request["op"])) return bad("a question of the protocol, as {op: \"summary\"}", "request");
  const answer = await program.query(request);
  const error = errorOf(answer);
  return error === null ? { answer } : { error };
}

function state(program: Program, text: unknown): Reply {
  if (text !== undefined && typeof text !== "string") return bad("a text", "state");
  if (text !== undefined) program.setState(text);
  return { answer: { state: program.getState() } };
}
