/* Beside a rich-text field: periods that were typed, each with one button that makes it live. */
(function () {
  "use strict";

  const React = window.React;
  const { createElement: h, useEffect, useRef, useState } = React;
  const { language, stretch, withChip, TYPE } = window.privacyPeriods;
  const URL = document.currentScript.dataset.url;
  const PAUSE = 600;
  /* Without one of these words there is nothing to ask the server. */
  const UNIT = /\b(dag|dagen|days?|week|weken|weeks|maand|maanden|months?|jaar|jaren|years?)\b/i;
  const NOTHING = { heading: "", found: [] };

  /* The text of each block, with chips blanked out: those are live already. */
  function typedText(content) {
    return content.getBlocksAsArray().map((block) => {
      let text = block.getText();
      block.findEntityRanges(
        (character) => {
          const key = character.getEntity();
          return key !== null && content.getEntity(key).getType() === TYPE;
        },
        (start, end) => {
          text = text.slice(0, start) + "\uFFFC".repeat(end - start) + text.slice(end);
        },
      );
      return { key: block.getKey(), text };
    });
  }

  /* The activity that the block around this field is about, if it is about one. */
  function activityAround(element) {
    const field = element && element.closest("[data-draftail-editor-wrapper]");
    const input = field && field.parentNode.querySelector("input[type=hidden][name]");
    let name = input ? input.name : "";
    while (name.includes("-")) {
      name = name.slice(0, name.lastIndexOf("-"));
      const chosen = document.getElementsByName(name + "-activity")[0];
      if (chosen) return chosen.value;
    }
    return "";
  }

  function ask(body) {
    const { CSRF_HEADER_NAME, CSRF_TOKEN } = window.wagtailConfig;
    return fetch(URL, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", [CSRF_HEADER_NAME]: CSRF_TOKEN },
      body: JSON.stringify(body),
    })
      .then((response) => (response.ok ? response.json() : NOTHING))
      .catch(() => NOTHING);
  }

  function Finding({ found, makeLive }) {
    const [rule, setRule] = useState("");
    const { choices } = found;
    const chosen = choices.find((choice) => choice.rule === rule) || choices[0];
    return h(
      "li",
      { className: "typed-periods__item" },
      h("span", { className: "typed-periods__message" }, found.message),
      choices.length === 1 && h("span", { className: "typed-periods__rule" }, choices[0].label),
      choices.length > 1 &&
        h(
          "select",
          {
            "aria-label": found.which,
            value: chosen.rule,
            onChange: (event) => setRule(event.target.value),
          },
          choices.map((choice) =>
            h("option", { key: choice.rule, value: choice.rule }, choice.label),
          ),
        ),
      choices.length > 0 &&
        h(
          "button",
          {
            type: "button",
            className: "button button-small",
            "aria-label": found.button_label,
            onClick: () => makeLive(found, chosen),
          },
          found.button,
        ),
    );
  }

  function Hint({ getEditorState, onChange }) {
    const [answer, setAnswer] = useState(NOTHING);
    const place = useRef(null);
    const content = getEditorState().getCurrentContent();
    const blocks = typedText(content);
    const written = JSON.stringify(blocks);
    const asked = useRef("");

    useEffect(() => {
      let stopped = false;
      const first = asked.current === "";
      const waiting = setTimeout(
        () => {
          asked.current = written;
          if (!blocks.some((block) => UNIT.test(block.text))) {
            setAnswer(NOTHING);
            return;
          }
          const activity = activityAround(place.current);
          ask({ activity, language: language(), blocks }).then((told) => {
            if (!stopped) setAnswer(told);
          });
        },
        first ? 0 : PAUSE,
      );
      return () => {
        stopped = true;
        clearTimeout(waiting);
      };
    }, [written]);

    /* Only what still stands where it was found. */
    const standing = answer.found.filter((found) => {
      const block = blocks.find((one) => one.key === found.block);
      return block && block.text.slice(found.start, found.end) === found.words;
    });

    const makeLive = (found, choice) => {
      const editorState = getEditorState();
      const block = editorState.getCurrentContent().getBlockForKey(found.block);
      if (!block || block.getText().slice(found.start, found.end) !== found.words) return;
      onChange(withChip(editorState, stretch(block, found.start, found.end), choice));
    };

    return h(
      "div",
      { className: "typed-periods", ref: place, "data-typed-periods": standing.length },
      standing.length > 0 &&
        h(
          "section",
          { "aria-label": answer.heading },
          h("p", { className: "typed-periods__heading" }, answer.heading),
          h(
            "ul",
            null,
            standing.map((found) =>
              h(Finding, {
                key: found.block + "-" + found.start + "-" + found.words,
                found,
                makeLive,
              }),
            ),
          ),
        ),
    );
  }

  window.draftail.registerPlugin({ type: "RETENTION_PERIOD_HINT", meta: Hint }, "controls");
})();
