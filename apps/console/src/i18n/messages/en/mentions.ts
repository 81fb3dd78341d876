export const mentions = {
  bar: {
    label: "Notes for me",
    by: "{{by}} left you a note about {{name}}",
    more_one: "{{count}} more note for you",
    more_other: "{{count}} more notes for you",
    see: "Read it",
    none: "There is no note for you that you have not read",
  },
};
