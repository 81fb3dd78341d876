export const keeping = {
  label: "Delete what was said after",
  off: "Never",
  forEver: "Everything that was said is kept for ever.",
  effect: "What is older is deleted each night, for good. Nobody can bring it back.",
  goes: {
    title: "What is deleted when it is old enough",
    text: "Messages, images, notes and drafts; in the list of ended sessions the last line and where the customer came from, with saved views by where nobody else came from.",
  },
  stays: {
    title: "What stays even then",
    text: "That a session took place, when, and who served it; customers with remark, tags and what came from the shop; the audit log. WeChat and older backups keep what they have.",
  },
  erase: {
    title: "Somebody asks you to erase their data?",
    text: "An admin does that for one customer at once: ⋯ at the top right of their conversation.",
  },
  ask_one: "Keep what was said for only {{count}} day?",
  ask_other: "Keep what was said for only {{count}} days?",
  askText:
    "Next night everything said before {{date}} is deleted, and each night what has become too old. Nobody can bring it back.",
  confirm: "Save, and delete from tonight",
};
