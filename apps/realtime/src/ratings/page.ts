/** [CR4] Renders the rating pages: plain HTML without scripts, external resources or sign-in. */
import { createHash } from "node:crypto";
import { type RatingScore, ratingCommentLength, ratingScores } from "@jieru/shared/domain/rating";
import { type PageLanguage, type RatingWords, ratingWords } from "./words.ts";

/** Colors of `packages/ui/src/styles/tokens.css`. */
const style = `
:root { color-scheme: light dark; --paper: #f5f6f9; --sheet: #fff; --ink: #191e27; --soft: #5c626c; --line: #808691;
  --accent: #265bc5; --chosen: #e0ebfe; --on: #fff; --wrong: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --paper: #121519; --sheet: #21252a; --ink: #e4e6ea; --soft: #969aa1; --line: #727881;
  --accent: #3b6fd4; --chosen: #1e2d49; --wrong: #ff9d94; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 24px 16px; background: var(--paper); color: var(--ink); font: 17px/1.5 system-ui, sans-serif; }
main { max-width: 480px; margin: 0 auto; overflow-wrap: anywhere; }
.name { margin: 0; color: var(--soft); font-size: 15px; }
h1, legend { margin: 4px 0 16px; padding: 0; font-size: 22px; line-height: 1.3; font-weight: 600; }
h1:focus { outline: none; }
fieldset { margin: 0; padding: 0; border: 0; min-width: 0; }
.score { display: flex; align-items: center; gap: 12px; min-height: 52px; margin: 0 0 8px; padding: 8px 16px;
  border: 1px solid var(--line); border-radius: 10px; background: var(--sheet); }
.score:has(:checked) { border-color: var(--accent); background: var(--chosen); }
input { flex: none; width: 22px; height: 22px; margin: 0; accent-color: var(--accent); }
.comment { display: block; margin: 16px 0 8px; }
textarea { display: block; width: 100%; min-height: 96px; padding: 12px; border: 1px solid var(--line); border-radius: 10px;
  background: var(--sheet); color: inherit; font: inherit; }
button { width: 100%; min-height: 52px; margin-top: 16px; border: 1px solid transparent; border-radius: 10px; background: var(--accent);
  color: var(--on); font: inherit; font-weight: 600; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.wrong { margin: 0 0 16px; color: var(--wrong); font-weight: 600; }
.hint { margin: 0 0 16px; color: var(--soft); }
`;

const styleHash = createHash("sha256").update(style).digest("base64");

/** Replaces the console's headers, as these pages run no script. */
export const ratingHeaders = {
  "content-security-policy": [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join("; "),
  "content-type": "text/html; charset=utf-8",
  "x-robots-tag": "noindex, nofollow",
};

const escapes: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

const page = (language: PageLanguage, title: string, body: string): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;

export interface RatingForm {
  language: PageLanguage;
  name: string;
  /** The page does not show the answer. */
  isAnswered: boolean;
  wrong?: "choose" | "tooLong";
  score?: RatingScore | null;
  comment?: string;
}

export function formPage({ language, name, isAnswered, wrong, score, comment = "" }: RatingForm): string {
  const words = ratingWords[language];
  const hints = [
    wrong && `<p class="wrong" role="alert">${words[wrong]}</p>`,
    isAnswered && !wrong && `<p class="hint">${words.again}</p>`,
  ];
  const body = `<p class="name">${escaped(name)}</p>
<form method="post">
<fieldset>
<legend>${words.question}</legend>
${hints.filter(Boolean).join("\n")}
${ratingScores.map((each) => choice(words, each, each === score)).join("\n")}
</fieldset>
<label class="comment" for="comment">${words.comment}</label>
<textarea id="comment" name="comment" maxlength="${ratingCommentLength}">
${escaped(comment)}</textarea>
<button>${words.send}</button>
</form>`;
  return page(language, words.question, body);
}

const choice = ({ scores }: RatingWords, score: RatingScore, isChosen: boolean): string =>
  `<label class="score"><input type="radio" name="score" value="${score}" required${isChosen ? " checked" : ""}>${scores[score]}</label>`;

export function plainPage(language: PageLanguage, what: "thanks" | "gone" | "later"): string {
  const words = ratingWords[language];
  return page(language, words[what], `<h1>${words[what]}</h1>\n<p>${words[`${what}Text`]}</p>`);
}
