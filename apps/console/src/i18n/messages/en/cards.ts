export const cards = {
  title: "Send a mini program card",
  field: {
    title: "Title",
    path: "Page path",
    pathHint: "As in app.json, with any query: pages/item/index?id=42",
    cover: "Cover",
    coverHint: "Shown 5 by 4, 520×416 at best; or paste or drop one",
  },
  pick: "Choose an image",
  another: "Another one",
  sent: "Sent lately",
  preview: "What the customer sees",
  miniProgram: "Mini program",
  wrong: {
    no_title: "There is no title yet",
    no_path: "There is no page path yet",
    address: "That is an address; what is wanted is a page path, such as pages/item/index?id=42",
    blanks: "There can be no blanks in a page path",
    no_cover: "There is no cover yet",
    uploading: "The cover is being uploaded",
    cover_failed: "The cover was not uploaded: choose another, or try again",
  },
};
