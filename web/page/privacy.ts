// What the page may do, did, and holds: told to the interface when a person asks.
import { type Answer } from "../shared/messages";

/** Counts what the policy refused, from the moment it is made. */
export class Privacy {
  #refused = 0;

  constructor() {
    document.addEventListener("securitypolicyviolation", () => ++this.#refused);
  }

  /** `engineBytes`: memory of the engine in its worker, where that is known. */
  facts(pageBytes: number, engineBytes: number): { readonly event: "privacy" } & Answer {
    return {
      event: "privacy",
      policy: document.querySelector<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy"]')?.content ?? "",
      requests: performance.getEntriesByType("resource").filter(({ name }) => !/^(blob|data):/.test(name)).length,
      refused: this.#refused,
      memory: pageBytes + engineBytes,
    };
  }
}
