import { globSync, readFileSync } from "node:fs";
import path from "node:path";

const source = path.join(import.meta.dirname, "src");

/** Of what is drawn before anything is opened; the rest comes with the conversation, or with the page that wants it. */
const first = /^(agent|api|commands|frame|inbox|routes|session|sign-in|state|sync|ui)$/;
const conversation = /^(conversation|customer)$/;

const kebab = (name: string): string =>
  name
    .replace(/([a-z])([A-Z0-9])/g, "$1-$2")
    .replace(/([A-Z0-9])([A-Z])(?=[a-z])/g, "$1-$2")
    .toLowerCase();

/** Which folders draw an icon: lucide's own list of all icons stands between, so the bundler cannot tell. */
function listIcons(): Map<string, Set<string>> {
  const icons = new Map<string, Set<string>>();
  for (const file of globSync("**/*.{ts,tsx}", { cwd: source })) {
    const code = readFileSync(path.join(source, file), "utf8");
    for (const [, names = ""] of code.matchAll(/import \{([^}]*)\} from "lucide-react"/g))
      for (const name of names.match(/\b[A-Z]\w*/g) ?? []) {
        const folders = icons.get(kebab(name)) ?? new Set();
        icons.set(kebab(name), folders.add(file.split(path.sep)[0] as string));
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
    "console/src/ui/(?!([a-z]+/)?(KeptFocus|KeyedHint|ChoiceMenu|MenuButton|Segmented|Pill|Question|Dialog|MoreLines|copy-text|keep-within|held-rows|remembered|said-again|use-(media|room-for-keys|once-idle|behind-first|held-focus|open-menu|enter-key|attention)))",
    "console/src/(api/(me\\.|http|paths|query-client|snapshot)|state/outcome|inbox/row/RowBars|frame/(ConsoleBars|TileBars|FailedPage|PendingPage|page-frame))",
    "console/src/(agent/(AgentDisc|Presence)|customer/(Seal|customer-name|identity)|session/(AllowanceChip|SleepCountdown))",
    "console/src/i18n/(?!messages/|english|traditional|exact-words|date-format|format-day-time|failure-sentence|Emphasised)",
    "console/src/i18n/messages/(common|inbox|refusals)\\.ts$",
  ].join("|"),
);
const desk = new RegExp(
  [
    "console/src/(api/(?!saved-views|own-day|counted|sign-in-options|conduct-rules|readers|attributes|customer-history|erase-customer|customers|media|invitations|quick-replies)|(commands|state|sync)/|inbox/(?!opening/use-settling|home/)|frame/(?!ExactTimes)|ui/(keys/KeyedHint|lists/held-rows|browser/use-media)|supervise/use-board)",
    "console/src/routes/a\\.\\$accountId(\\._inbox(\\.index)?)?\\.tsx\\?tsr-split=component",
    "console/src/(conversation/composer/focus-composer|i18n/failure-sentence)",
  ].join("|"),
);
/** Where each address leads, read before any page is drawn. What an address draws comes with its page. */
const routes = /console\/src\/(routes\/[^?]+$|sign-in\/(guard|problems)|search\/search-params)/;
const open =
  /infiniteQueryObserver|useInfiniteQuery|console\/src\/(ui\/[a-z]+\/use-(room-for-keys|once-idle|behind-first|held-focus|enter-key|attention)|i18n\/(exact-words|date-format|format-day-time|Emphasised)|(conversation|customer)\/(?!transfer\/(Transfer|transfer-)|dialogs\/(?!EndDialog|use-ending|answer-)|PanelFrame|Tag(Field|Suggestions)|suggest-tags)|api\/(readers|attributes|customer-history|media))/;

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
    test: /node_modules[\\/](@tanstack[\\/](?!.*(virtual|infiniteQueryObserver|useInfiniteQuery))|i18next)/,
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
