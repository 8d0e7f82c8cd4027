// The view models as the interface instance gives them (JSON), as far as the DOM twin reads them.

interface Model {
  readonly id: string;
  readonly role: string;
  readonly label: string;
  /** In CSS pixels from the canvas' upper left corner: x, y, width, height; null where it is not on the screen. */
  readonly rect: readonly [number, number, number, number] | null;
  readonly [member: string]: unknown;
}

export interface Item extends Model {
  readonly actions: readonly string[];
  readonly items?: readonly Item[];
}

export interface View extends Model {
  readonly visible: boolean;
  readonly stale: boolean;
  readonly items: readonly Item[];
}

export interface ViewModels {
  readonly state: string;
  readonly settled: boolean;
  readonly phase: "empty" | "loading" | "open";
  readonly tab: "interactions" | "customers";
  readonly can_undo: boolean;
  readonly can_redo: boolean;
  readonly views: readonly View[];
}

export const text = (value: unknown): string => (typeof value === "string" ? value : typeof value === "number" ? String(value) : "");
export const list = <T>(value: unknown): readonly T[] => (Array.isArray(value) ? (value as T[]) : []);
