import { globSync, readFileSync } from "node:fs";
import path from "node:path";

const source = path.join(import.meta.dirname, "src");

/** Of what is drawn before anything is opened; the rest comes with the conversation, or with the page that wants it. */
const first = /^(agent|app|auth|commands|data|inbox|lib|opening|page|session|ui)$/;
const conversation = /^(conversation|customer)$/;

const kebab = (name: string): string =>
  name
    .replace(/([a-z])([A-Z0-9])/g, "$1-$2")
    .replace(/([A-Z0-9])([A-Z])(?=[a-z])/g, "$1-$2")
    .toLowerCase();

const folderOf = (file: string): string => {
  const [folder = "", feature = ""] = file.split(path.sep);
  return folder === "features" ? feature : folder;
};

/** Which folders draw an icon: lucide's own list of all icons stands between, so the bundler cannot tell. */
function listIcons(): Map<string, Set<string>> {
  const icons = new Map<string, Set<string>>();
  for (const file of globSync("**/*.{ts,tsx}", { cwd: source })) {
    const code = readFileSync(path.join(source, file), "utf8");
    for (const [, names = ""] of code.matchAll(/import \{([^}]*)\} from "lucide-react"/g))
      for (const name of names.match(/\b[A-Z]\w*/g) ?? []) {
        const folders = icons.get(kebab(name)) ?? new Set();
        icons.set(kebab(name), folders.add(folderOf(file)));
      }
  }
  return icons;
}

const icons = listIcons();

function isIconOf(id: string, folder: RegExp): boolean {
  const icon = /lucide-react.*[\\/]icons[\\/]([\w-]+)\.m?js$/.exec(id)?.[1];
  return [...(icons.get(icon ?? "") ?? [])].some((name) => folder.test(name));
}

const isLucideItself = (id: string): boolean => /lucide-react/.test(id) && !/[\\/]icons[\\/]/.test(id);

const common = new RegExp(
  [
    "packages/ui/src/",
    "console/src/(ui|lib)/(?!text/|fields/|([a-z]+/)?(KeptFocus|KeyedHint|ChoiceMenu|MenuButton|Pill|Question|Dialog|MoreLines|copy-text|held-rows|said-again|use-(media|once-idle|held-focus|open-menu|enter-key|attention)))",
    "console/src/data/(http/(http|outcome|paths|query-client)|queries/(me\\.|snapshot))",
    "console/src/(app/shell/(ConsoleBars|FailedPage|PendingPage)|features/(inbox/row/RowBars|page/(PageBars|TileBars|page-frame)))",
    "console/src/features/(agent/(AgentDisc|Presence)|session/(AllowanceChip|SleepCountdown|customer-name))",
    "console/src/i18n/(?!messages/|english|traditional|exact-words|date-format|format-day-time|Emphasised)",
    "console/src/i18n/messages/(common|inbox|refusals)\\.ts$",
  ].join("|"),
);
const desk = new RegExp(
  [
    "console/src/data/(?!drafts/|http/use-save|queries/(show-answer|saved-views|own-day|counted|sign-in-options|conduct-rules|readers|attributes|customer-history|erase-customer|customers|media|invitations|quick-replies))",
    "console/src/features/(commands/(?!table|key-)|inbox/(?!home/|filters/)|opening/|session/(emoji-drawing|lists|session-words))",
    "console/src/features/page/(?!PageBars|SettingsPage|NotRead|banners/(NewBrowserBanner|answer|product-words))",
    "console/src/(app/shell/(?!ExactTimes)|ui/(keys/KeyedHint|lists/held-rows)|lib/browser/use-media)",
    "console/src/app/routes/a\\.\\$accountId(\\._inbox(\\.index)?)?\\.tsx\\?tsr-split=component",
  ].join("|"),
);
/** Where each address leads, read before any page is drawn. What an address draws comes with its page. */
const routes = /console\/src\/(app\/routes\/[^?]+$|features\/(auth\/(guard|problems)|search\/search-params))/;
const open = new RegExp(
  [
    "infiniteQueryObserver|useInfiniteQuery",
    "console/src/(ui|lib)/[a-z]+/use-(once-idle|held-focus|enter-key|attention)",
    "console/src/i18n/(exact-words|date-format|format-day-time|Emphasised)",
    "console/src/features/(conversation|customer)/(?!transfer/(Transfer|transfer-)|dialogs/(?!EndDialog|use-ending|answer-)|PanelFrame)",
    "console/src/features/session/(use-|watched|reply-words|score-words|edit-request)",
    "console/src/data/queries/(readers|attributes|customer-history|media)",
  ].join("|"),
);

const slashes = (id: string): string => id.replaceAll("\\", "/");

/**
 * Few chunks, by when they change and who needs them: libraries stay cached across releases; the door draws with `common`
 * alone; the desk is the console, an open conversation comes right after it. What every first page reads is not cut up: a
 * chunk for each address would be mostly its list of what to fetch. English and traditional Chinese are chunks of their
 * own, fetched when chosen.
 */
export const chunks = [
  { name: "react", priority: 6, test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
  {
    name: "vendor",
    priority: 5,
    test: /node_modules[\\/](@tanstack[\\/](?!.*(virtual|infiniteQueryObserver|useInfiniteQuery|mutationObserver|useMutation))|i18next)/,
  },
  {
    name: "common",
    priority: 3,
    test: (id: string) => common.test(slashes(id)) || isLucideItself(id) || isIconOf(id, first),
  },
  { name: "desk", priority: 2, test: (id: string) => desk.test(slashes(id)) },
  { name: "routes", priority: 1, test: (id: string) => routes.test(slashes(id)) },
  {
    name: "conversation",
    priority: 0,
    test: (id: string) => open.test(slashes(id)) || isIconOf(id, conversation),
  },
];
