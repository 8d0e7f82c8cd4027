// One text, two programs: the page runs it from its script element and starts the worker from a copy of the same text.
import { startPage } from "./page/start";
import { runEngineWorker } from "./worker/engine_worker";

if (typeof document === "undefined") runEngineWorker();
else startPage(document.currentScript?.textContent ?? "");
