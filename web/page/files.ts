// Files in: the file input, drop (folders too), paste of files or of text.

/** A file under the name it is opened by: its path where it came with a folder. */
export interface NamedFile {
  readonly name: string;
  readonly file: File;
}

export function namedFiles(files: Iterable<File>): NamedFile[] {
  return [...files].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
}

export interface FileSources {
  readonly input: HTMLInputElement;
  /** True where text pasted into `target` belongs to a text field. */
  takesText(target: EventTarget | null): boolean;
  open(files: NamedFile[]): void;
  failed(error: unknown): void;
}

export function listenForFiles(sources: FileSources): void {
  const { input, open, failed, takesText } = sources;
  const openAny = (files: NamedFile[]) => {
    if (files.length > 0) open(files);
  };

  input.addEventListener("change", () => {
    const files = namedFiles(input.files ?? []);
    input.value = ""; // so that choosing the same file again is a change again
    openAny(files);
  });

  window.addEventListener("dragover", (event) => {
    // Without this the browser would leave the page for the file that is dropped.
    event.preventDefault();
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = "copy";
  });
  window.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer !== null) droppedFiles(event.dataTransfer).then(openAny, failed);
  });

  document.addEventListener("paste", (event) => {
    const clipboard = event.clipboardData;
    if (clipboard === null) return;
    const files = namedFiles(clipboard.files);
    if (files.length > 0) {
      event.preventDefault();
      openAny(files);
    } else if (!takesText(event.target)) {
      const text = clipboard.getData("text/plain");
      if (text.trim() === "") return;
      event.preventDefault();
      openAny([pastedText(text)]);
    }
  });
}

export function pastedText(text: string): NamedFile {
  const firstLine = text.trimStart().split("\n", 1)[0] ?? "";
  const extension = /^[[{]/.test(firstLine) ? "json" : firstLine.includes("\t") ? "tsv" : "csv";
  const name = `pasted.${extension}`;
  return { name, file: new File([text], name) };
}

/** The plain files of what was dropped, those of folders by their path, in the order of their names. */
async function droppedFiles(transfer: DataTransfer): Promise<NamedFile[]> {
  // Both must be read now: the list is emptied once the event's turn is over.
  const plain = namedFiles(transfer.files);
  const entries = [...transfer.items].map((item) => (item.kind === "file" ? item.webkitGetAsEntry() : null)).filter((entry) => entry !== null);
  if (!entries.some((entry) => entry.isDirectory)) return plain;

  const found: NamedFile[] = [];
  const waiting = entries.reverse();
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    if (entry.isDirectory) {
      const children = await entriesOf(entry as FileSystemDirectoryEntry);
      children.sort((a, b) => (a.name < b.name ? 1 : -1));
      waiting.push(...children);
    } else {
      const name = entry.fullPath.replace(/^\//, "");
      found.push({ name, file: await fileOf(entry as FileSystemFileEntry) });
    }
  }
  return found;
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> => new Promise((resolve, reject) => entry.file(resolve, reject));

async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  // A reader gives at most a hundred at a time; an empty list is the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}
