export const reading = {
  link: {
    ask: "See the address before it opens",
    title: "Open the link",
    leads: "This link leads to",
    open: "Open in a new tab",
    copy: "Copy the address",
    copied: "Address copied",
    doubt: {
      foreign_letters:
        "The name holds letters of another script that may look like others; above is how it is really written",
      name_in_front: "What stands before the @ is not the site; the site is the one above",
      number: "The address is a bare number without a name",
      not_encrypted: "This site is not encrypted: type no password into it",
    },
  },
  long: {
    more_one: "Show all, {{count}} character",
    more_other: "Show all, {{count}} characters",
    less: "Show less",
  },
  kind: {
    voice: "a voice message",
    video: "a video",
    shortvideo: "a short video",
    location: "a location",
    link: "a link card",
    file: "a file",
  },
  unsupported: {
    known: "The customer sent {{kind}}, which cannot be shown here; ask for text or an image instead",
    unknown: "A kind of message not supported ({{type}}); ask for text or an image instead",
  },
  scroll: {
    newer: "Loading newer messages",
    newerFailed: "Newer messages did not load",
  },
  blank: "A blank message: nothing in it can be seen",
  focus: {
    gone: "This message is not there any more",
  },
  withheld: "Earlier sessions and notes are shown after pick-up",
  session: {
    this: "This session",
    another: "Another session",
    servedBy: "served by {{names}}",
    and: ", ",
  },
  viewer: {
    in: "Zoom in",
    out: "Zoom out",
    fit: "Fit",
    full: "Actual size",
    turn: "Turn by 90 degrees",
    original: "Open the original in a new tab",
    loading: "Loading the image",
    failed: "The image could not be loaded",
  },
};
