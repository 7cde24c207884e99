// The htmx that all pages load. An answer that is an error is shown as the page it is.
import htmx from "htmx.org";

htmx.config.history = "reload";
htmx.config.defaultFocusScroll = false;
