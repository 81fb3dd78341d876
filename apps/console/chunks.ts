import { globSync, readFileSync } from "node:fs";
import path from "node:path";

const source = path.join(import.meta.dirname, "src");

/** Icons of what is rendered first; others come with the conversation or with their page. */
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

/** Returns which folders use an icon. The bundler cannot tell, as all icons come from one list. */
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
    "console/src/(ui|lib)/(?!text/|fields/|([a-z]+/)?(FocusRestorer|KeyedHint|ChoiceMenu|MenuButton|Pill|ConfirmDialog|Dialog|LoadMore|copy-text|held-rows|live-region-text|use-(media|once-idle|held-focus|open-menu|enter-key|attention)))",
    "console/src/data/(http/(http|outcome|paths|query-client)|queries/(me\\.|snapshot))",
    "console/src/(app/shell/(ConsoleSkeleton|FailedPage|PendingPage)|features/(inbox/row/RowSkeleton|page/(PageSkeleton|MessagesSkeleton|page-frame)))",
    "console/src/features/(agent/(AgentDisc|Presence)|session/(AllowanceChip|SleepCountdown|customer-name))",
    "console/src/i18n/(?!messages/|english|traditional|exact-time-label|date-format|format-day-time|Emphasised)",
    "console/src/i18n/messages/(common|inbox|refusals)\\.ts$",
  ].join("|"),
);
const desk = new RegExp(
  [
    "console/src/data/(?!drafts/|http/use-save|queries/(show-answer|saved-views|own-day|counted|sign-in-options|conduct-rules|readers|attributes|customer-history|erase-customer|customers|media|invitations|quick-replies))",
    "console/src/features/(commands/(?!table|key-)|inbox/(?!home/|filters/)|opening/|session/(emoji-renderer|lists|session-labels))",
    "console/src/features/page/(?!PageSkeleton|SettingsPage|LoadErrorBanner|banners/(NewBrowserBanner|answer|browser-labels))",
    "console/src/(app/shell/(?!ExactTimes)|ui/(keys/KeyedHint|lists/held-rows)|lib/browser/use-media)",
    "console/src/app/routes/a\\.\\$accountId(\\._inbox(\\.index)?)?\\.tsx\\?tsr-split=component",
  ].join("|"),
);
/** Route definitions, needed before any page renders. */
const routes = /console\/src\/(app\/routes\/[^?]+$|features\/(auth\/(guard|problems)|search\/search-params))/;
const open = new RegExp(
  [
    "infiniteQueryObserver|useInfiniteQuery",
    "console/src/(ui|lib)/[a-z]+/use-(once-idle|held-focus|enter-key|attention)",
    "console/src/i18n/(exact-time-label|date-format|format-day-time|Emphasised)",
    "console/src/features/(conversation|customer)/(?!transfer/(Transfer|transfer-)|dialogs/(?!EndDialog|use-ending|answer-)|PanelFrame)",
    "console/src/features/session/(use-|watched|reply-label|score-label|edit-request)",
    "console/src/data/queries/(readers|attributes|customer-history|media)",
  ].join("|"),
);

const slashes = (id: string): string => id.replaceAll("\\", "/");

/**
 * Few chunks, by change and use: libraries stay cached across releases, the sign-in page needs only `common`, the
 * console needs `desk`, and an open conversation comes next. Routes are one chunk, as a chunk per route would
 * mostly list its imports. English and traditional Chinese load on demand.
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
