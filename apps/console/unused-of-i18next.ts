import type { Plugin } from "vite";

const itself = /i18next[\\/]dist[\\/]esm[\\/]i18next\.js$/;

/** By class. What calls another of them goes with it. */
const methods: Readonly<Record<string, readonly string[]>> = {
  // Words come with their page (`add-words.ts`) or all at once (`i18n.ts`): i18next fetches none.
  Connector: ["queueLoad", "loaded", "read", "prepareLoading", "load", "reload", "loadOne", "saveMissing"],
  ResourceStore: [
    "removeNamespaces",
    "addResource",
    "addResources",
    "removeResourceBundle",
    "getResourceBundle",
    "toJSON",
  ],
  PluralResolver: ["clearCache", "needsPlural", "getPluralFormsOfKey", "getSuffixes"],
  LanguageUtil: ["clearCache"],
  Logger: ["deprecate", "clone"],
  Translator: ["getUsedParamsDetails"],
  I18n: [
    "use",
    "hydrate",
    "loadNamespaces",
    "loadLanguages",
    "dir",
    "cloneInstance",
    "setDefaultNamespace",
    "toJSON",
  ],
};

/** What stands in for what is called, and has nothing to do here. */
const instead: Readonly<Record<string, string>> = {
  // A slot holds a text as it is to be read: no message names a format.
  "class Formatter": "const Formatter = undefined;",
  // No message holds another one, and a key is always a text.
  "Interpolator.nest": "nest(text) { return text; }",
  "function keysFromSelector": "function keysFromSelector() {}",
  "I18n.reloadResources": "reloadResources() {}",
  "I18n.loadResources": "loadResources(language, callback) { callback(null); }",
  "I18n.hasLoadedNamespace": "hasLoadedNamespace() { return true; }",
  // A key is a path of words, each with a place of its own (`keys.ts`); a slot is a word.
  "const looksLikeObjectPath": "const looksLikeObjectPath = () => true;",
  "const deepFind": "const deepFind = () => undefined;",
  // `instance.ts` says how what stands in a slot is written, and `languages.ts` which languages there are.
  "const escape": "const escape = undefined;",
  "const configuredLanguageCodes": "const configuredLanguageCodes = () => [];",
  "const isRefusedLanguageCode": "const isRefusedLanguageCode = () => false;",
  "const assertSeparateArguments": "const assertSeparateArguments = () => undefined;",
  // Messages of an area never mix with others.
  "const deepExtend": "const deepExtend = () => undefined;",
};

interface Piece {
  name: string;
  start: number;
  end: number;
}

const unused = new Map([
  ...Object.entries(methods).flatMap(([name, cut]) =>
    cut.map((method) => [`${name}.${method}`, ""] as const),
  ),
  ...Object.entries(instead),
]);

/**
 * i18next without what the console never calls, a third of it: it is one file of classes, of which the bundler can leave nothing
 * out. The tests of words run on the same. A part that i18next no longer has stops the build, so that a new release is looked at.
 */
export const unusedOfI18next: Plugin = {
  name: "unused-of-i18next",
  enforce: "pre",
  transform(code, id) {
    if (!itself.test(id)) return null;
    const pieces = this.parse(code).body.flatMap((line): Piece[] => {
      if (line.type === "FunctionDeclaration") return [{ ...line, name: `function ${line.id?.name}` }];
      if (line.type === "VariableDeclaration" && line.declarations[0]?.id.type === "Identifier")
        return [{ ...line, name: `const ${line.declarations[0].id.name}` }];
      if (line.type !== "ClassDeclaration") return [];
      const inside = line.body.body.flatMap((part) =>
        part.type === "MethodDefinition" && !part.static && part.key.type === "Identifier"
          ? [{ name: `${line.id?.name}.${part.key.name}`, start: part.start, end: part.end }]
          : [],
      );
      return [{ name: `class ${line.id?.name}`, start: line.start, end: line.end }, ...inside];
    });
    const cut = pieces.filter(({ name }) => unused.has(name));
    const gone = [...unused.keys()].filter((name) => !cut.some((piece) => piece.name === name));
    if (gone.length > 0) this.error(`i18next has no ${gone.join(", no ")}`);
    let kept = code;
    for (const { name, start, end } of cut.toReversed())
      kept = kept.slice(0, start) + unused.get(name) + kept.slice(end);
    return { code: kept, map: null };
  },
};
