/** The Chinese of every page: in the console each comes with its page. */
import "../src/connect/words.ts";
import "../src/conversation/card/words.ts";
import "../src/conversation/quick-replies/words.ts";
import "../src/conversation/words.ts";
import "../src/customer/words.ts";
import "../src/filters/words.ts";
import "../src/first-steps/words.ts";
import "../src/notifications/words.ts";
import "../src/palette/words.ts";
import "../src/reports/words.ts";
import "../src/search/words.ts";
import "../src/settings/shop/words.ts";
import "../src/settings/words.ts";
import "../src/sign-in/words.ts";
import "../src/supervise/words.ts";
