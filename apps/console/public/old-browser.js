// [EV21] Runs before everything else, and is written so that a browser of any age can read it. One that cannot show the console is sent to
// a page that says so; what only somewhat older ones lack is put in its place.
(function () {
  var hide = HTMLElement.prototype.hidePopover;

  if (!("popover" in HTMLElement.prototype && "checkVisibility" in HTMLElement.prototype)) {
    location.replace("/too-old.html");
    return;
  }

  // Until 2023 it was an error to hide what is hidden.
  if (!Promise.withResolvers) {
    HTMLElement.prototype.hidePopover = function () {
      if (this.matches(":popover-open")) hide.call(this);
    };
  }

  if (!Promise.withResolvers) {
    Promise.withResolvers = function () {
      var made = {};
      made.promise = new this(function (resolve, reject) {
        made.resolve = resolve;
        made.reject = reject;
      });
      return made;
    };
  }

  if (!Map.groupBy) {
    Map.groupBy = function (items, keyOf) {
      var groups = new Map();
      Array.from(items).forEach(function (item, i) {
        var key = keyOf(item, i);
        if (groups.has(key)) groups.get(key).push(item);
        else groups.set(key, [item]);
      });
      return groups;
    };
  }

  if (!AbortSignal.any) {
    AbortSignal.any = function (signals) {
      var controller = new AbortController();
      Array.from(signals).forEach(function (signal) {
        function pass() {
          controller.abort(signal.reason);
        }
        if (signal.aborted) pass();
        else signal.addEventListener("abort", pass, { once: true, signal: controller.signal });
      });
      return controller.signal;
    };
  }
})();
