import type { tags as chinese } from "../zh-CN/tags.ts";

export const tags: typeof chinese = {
  means: "同事替使用者分類用的詞。沒有使用者再用的標籤會自己消失。",
  none: "還沒有標籤",
  none_text: "在對話右側替使用者加一個。",
  failed: "標籤沒有讀到",
  uses_other: "{{count}} 位使用者",
  rename: "改名",
  rename_label: "替「{{tag}}」改名",
  name: "新名字",
  concerns_other: "有 {{count}} 位使用者帶這個標籤；存下的檢視跟著改。",
  merges_other: "已經有「{{to}}」，{{count}} 位使用者在用：兩個合成一個，之後分不開。",
  merge: "合併",
  gone: "沒有使用者帶著「{{tag}}」了，沒有改動任何使用者。可能剛有人改過名。",
  renamed_other: "「{{tag}}」已改為「{{to}}」，共 {{count}} 位使用者。",
  problem: { blank: "標籤要有名字", same: "和原來一樣", long: "標籤最多 {{limit}} 個字" },
};
