// Puts the page together: module, engine in its worker, interface on the canvas, and what lies between them.
import { type Answer, type ProtocolError } from "../shared/messages";
import { CanvasUi, type HostCall } from "./canvas_ui";
import { copyText, readText } from "./clipboard";
import { element } from "./element";
import { answerHost, listedOrigins, originsOfFrame } from "./embed_channel";
import { EngineClient } from "./engine_client";
import { listenForFiles, pastedText, type NamedFile } from "./files";
import { readFragment, type Fragment } from "./fragment";
import { Exporter } from "./export";
import { Frames } from "./frames";
import { Keyboard } from "./keyboard";
import { copyLink } from "./link";
import { localeNotice } from "./locale";
import { compileModule, missingFeature, sampleFile } from "./module_data";
import { savePicture } from "./picture";
import { listenForPointer } from "./pointer";
import { Privacy } from "./privacy";
import { saveRejected } from "./rejects";
import { Session } from "./session";
import { Sizing } from "./sizing";
import { Throughline, type Program } from "./throughline";
import { Twin } from "./twin";

export function startPage(scriptText: string): void {
  const fragment = readFragment(location.hash);
  const origins = window.parent === window ? [] : listedOrigins([...originsOfFrame(), ...fragment.origins]);
  const program = start(scriptText, fragment, origins, (type, detail) => throughline.announce(type, detail));
  const throughline = new Throughline(program);
  window.throughline = throughline;
  answerHost(program, origins);
  throughline.ready.catch((reason: unknown) => showNotice(reason instanceof Error ? reason.message : String(reason)));
}

function showNotice(text: string): void {
  const notice = element("notice");
  notice.textContent = text;
  notice.hidden = false;
  element("stage").hidden = true;
  element("twin").hidden = true;
  element("skip").hidden = true;
}

const twinIntervalMs = 150;

type Announce = (type: "open" | "progress" | "change" | "error", detail: unknown) => void;

async function start(scriptText: string, fragment: Fragment, origins: readonly string[], announce: Announce): Promise<Program> {
  const canvas = element<HTMLCanvasElement>("canvas");
  const input = element<HTMLInputElement>("files");
  const missing = missingFeature();
  if (missing !== null) throw new Error(missing);

  const compiled = await compileModule(element("module"));
  const workerUrl = URL.createObjectURL(new Blob([scriptText], { type: "text/javascript" }));

  const engine = new EngineClient(compiled, () => new Worker(workerUrl), {
    answerRaw(id, json, binary) {
      ui.receive(id, json, binary);
      frames.request();
    },
    progress: (progress) => notice({ event: "progress", ...progress }),
    broken(error: ProtocolError) {
      notice({ event: "closed" });
      notice({ event: "error", error });
    },
  });
  const privacy = new Privacy();
  const session = new Session(engine, { notice });
  const exporter = new Exporter(engine, (event) => notice({ event: "export", ...event }));
  // The interface may call while it starts, when the rest of the page is not there yet.
  const early: HostCall[] = [];
  let assembled = false;
  const ui = await CanvasUi.create(compiled, canvas, {
    send: (id, json) => engine.sendRaw(id, json),
    host: (call) => (assembled ? host(call) : early.push(call)),
  });

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)");
  const waiting: { resolve(): void; reject(reason: unknown): void }[] = [];
  let stopped: unknown = null;
  let archive = "";
  let modelsChanged = true;
  let twinUpdated = 0;

  const frames = new Frames(draw, settle);
  const wake = () => frames.request();
  const sizing = new Sizing(canvas, element("stage"), wake);
  const keyboard = new Keyboard(ui, canvas, element<HTMLTextAreaElement>("text"), wake);
  const twin = new Twin(element("twin"), {
    act(action) {
      ui.act(action);
      wake();
    },
    leave: () => keyboard.takeFocus(),
  });

  function draw(): number {
    if (stopped !== null) return 0;
    try {
      sizing.apply();
      const more = ui.frame({ ...sizing.size, dark: dark.matches, reducedMotion: reducedMotion.matches });
      if (performance.now() - twinUpdated > twinIntervalMs) updateTwin();
      return more;
    } catch (reason) {
      stop(reason);
      return 0;
    }
  }

  /** An instance that trapped is not to be called again. */
  function stop(reason: unknown): void {
    stopped = reason;
    const message = reason instanceof Error ? reason.message : String(reason);
    showNotice(`The picture stopped (${message}). Reload the page and open the files again.`);
    announce("error", { code: "page", message });
    for (const { reject } of waiting.splice(0)) reject(reason);
  }

  // Written out and compared as text: not in every frame of a movement, but always once it is over.
  function updateTwin(): void {
    if (!modelsChanged) return;
    modelsChanged = false;
    twinUpdated = performance.now();
    twin.update(ui.viewModels());
  }

  function settle(): void {
    if (stopped !== null) return;
    updateTwin();
    if (!ui.settled || session.busy || exporter.busy) return;
    for (const { resolve } of waiting.splice(0)) resolve();
  }

  function settled(): Promise<void> {
    return new Promise((resolve, reject) => {
      if (stopped !== null) return reject(stopped);
      waiting.push({ resolve, reject });
      frames.request();
    });
  }

  function notice(message: { readonly event: string } & Answer): void {
    ui.notify(message);
    if (message.event === "opened") {
      archive = archiveName(message["summary"]);
      announce("open", message["summary"]);
    } else if (message.event === "closed") archive = "";
    else if (message.event === "progress") announce("progress", message);
    else if (message.event === "error") announce("error", message["error"]);
    frames.request();
  }

  function fail(reason: unknown): void {
    const message = reason instanceof Error ? reason.message : String(reason);
    notice({ event: "error", error: { code: "page", message } });
  }

  // Whoever waits for the screen to settle waits for these too, and has to be looked at again when they are over.
  const open = (files: NamedFile[]) => session.open(files).finally(wake);
  const close = () => session.close().finally(wake);

  function openFromPage(files: NamedFile[]): void {
    open(files).catch(() => undefined); // told by the notice already
  }

  // What is open is given up only once others have been chosen.
  let replacing = false;
  input.addEventListener("cancel", () => {
    replacing = false;
  });
  function openChosen(files: NamedFile[]): void {
    if (replacing) close().catch(fail);
    replacing = false;
    openFromPage(files);
  }

  function host(call: HostCall): void {
    switch (call.call) {
      case "wake":
      case "no_graphics": // told by what ui_start answers
        break;
      case "pick_files":
        replacing = call.replace === true;
        input.click();
        break;
      case "cancel_open":
        session.cancelOpen();
        break;
      case "close":
        close().catch(fail);
        break;
      case "paste":
        readText().then((text) => openFromPage([pastedText(text)]), fail);
        break;
      case "sample":
        openFromPage([{ name: "sample.zip", file: sampleFile(element("sample")) }]);
        break;
      case "copy_text":
        copyText(call.text).catch(fail);
        break;
      case "privacy":
        void engine.memory().then((bytes) => notice(privacy.facts(ui.memory, bytes)));
        break;
      case "copy_link":
        copyLink(ui.state, fragment.hostTerms).catch(fail);
        break;
      case "save_picture":
        // Not now: the interface may be in the middle of the frame in which it was asked.
        window.setTimeout(() => savePicture(canvas, draw, archive).catch(fail), 0);
        break;
      case "export":
        exporter.run(call.format, call.filter, archive).finally(wake);
        break;
      case "cancel_export":
        exporter.cancel();
        break;
      case "save_rejected":
        saveRejected((request) => engine.request({ ...request, binary: false }).answer).catch(fail);
        break;
      case "cursor":
        canvas.style.cursor = call.name;
        break;
      case "text_input":
        keyboard.textInput(call.active, call.active && call.x !== undefined ? { x: call.x, y: call.y ?? 0, height: call.height ?? 0 } : null);
        break;
      case "state_changed":
        announce("change", ui.state);
        break;
      case "models_changed":
        modelsChanged = true;
        break;
    }
    frames.request();
  }

  listenForFiles({ input, open: openChosen, failed: fail, takesText: (target) => keyboard.takesText || isTextField(target) });
  listenForPointer(ui, canvas, () => keyboard.takeFocus(), wake);
  canvas.addEventListener("webglcontextlost", (event) => {
    event.preventDefault(); // so that it may be restored
    ui.contextLost();
  });
  canvas.addEventListener("webglcontextrestored", () => {
    ui.contextRestored();
    wake();
  });
  for (const preference of [dark, reducedMotion]) preference.addEventListener("change", wake);
  element("skip").addEventListener("click", () => twin.focus());

  assembled = true;
  for (const call of early) host(call);
  notice(localeNotice());
  if (origins.length > 0) notice({ event: "embedded", origins });
  if (fragment.state !== "") ui.state = fragment.state;
  frames.request();

  return {
    open,
    cancelOpen: () => session.cancelOpen(),
    close,
    query: (request) => engine.request(request).answer,
    getState: () => ui.state,
    setState(text) {
      ui.state = text;
      frames.request();
    },
    settled,
    frames: () => frames.count,
    viewModels: () => ui.viewModels(),
  };
}

/** Of the first file opened: "orders.zip" of "orders.zip/a.csv". */
function archiveName(summary: unknown): string {
  const { files } = summary as { files: readonly { name: string }[] };
  return files[0]?.name.split("/", 1)[0] ?? "";
}

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type !== "checkbox" && target.type !== "file";
}
