/* The retention period in the rich-text editor: a chip that stands for a rule of the register. */
(function () {
  "use strict";

  const React = window.React;
  const { EditorState, Modifier, SelectionState } = window.DraftJS;
  const TYPE = "RETENTION_PERIOD";

  /* The language of the page that is being edited, which may not be that of the admin. */
  function language() {
    return window.wagtailConfig.ACTIVE_CONTENT_LOCALE || "";
  }

  /* The stretch of one block between two places. */
  function stretch(block, start, end) {
    return SelectionState.createEmpty(block.getKey()).merge({
      anchorOffset: start,
      focusOffset: end,
    });
  }

  /* Where a chip stands, as a selection; null when it is gone meanwhile. */
  function placeOf(content, entityKey) {
    let place = null;
    content.getBlocksAsArray().forEach((block) => {
      block.findEntityRanges(
        (character) => character.getEntity() === entityKey,
        (start, end) => {
          place = stretch(block, start, end);
        },
      );
    });
    return place;
  }

  /* The editor's state with a chip instead of what was selected; one step to undo. */
  function withChip(editorState, selection, chosen) {
    const content = editorState.getCurrentContent();
    const block = content.getBlockForKey(selection.getStartKey());
    const style = selection.isCollapsed()
      ? editorState.getCurrentInlineStyle()
      : block.getInlineStyleAt(selection.getStartOffset());
    const created = content.createEntity(TYPE, "IMMUTABLE", {
      rule: chosen.rule,
      name: chosen.name,
    });
    const words = chosen.words || "(" + chosen.name + ")";
    const replaced = Modifier.replaceText(
      created,
      selection,
      words,
      style,
      created.getLastCreatedEntityKey(),
    );
    const pushed = EditorState.push(editorState, replaced, "apply-entity");
    return EditorState.forceSelection(pushed, replaced.getSelectionAfter());
  }

  /* Without the words too: what stays typed would look like a period that somebody keeps. */
  function withoutChip(editorState, selection) {
    const content = Modifier.removeRange(editorState.getCurrentContent(), selection, "backward");
    return EditorState.push(editorState, content, "remove-range");
  }

  function Chip(props) {
    const data = props.contentState.getEntity(props.entityKey).getData();
    const known = Boolean(data.name);
    return React.createElement(
      "span",
      {
        className: known ? "period-chip" : "period-chip period-chip--unknown",
        title: data.name || data.problem,
        role: "button",
        "data-rule": data.rule,
        onMouseUp: (event) => {
          event.preventDefault();
          props.onEdit(props.entityKey);
        },
      },
      props.children,
    );
  }

  /* Arrow keys walk through the periods, besides Tab. */
  function walk(event, body) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [
      body.querySelector("[name=q]"),
      ...body.querySelectorAll("[data-period-choice]"),
    ];
    const next = stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    if (next < 0 || next >= stops.length) return;
    event.preventDefault();
    stops[next].focus();
  }

  function searchIn(body, form) {
    const results = body.querySelector("[data-period-results]");
    let asked = 0;
    let waiting = null;
    const search = () => {
      asked += 1;
      const mine = asked;
      const query = new URLSearchParams(new FormData(form)).toString();
      fetch(form.action + "?" + query, { credentials: "same-origin" })
        .then((response) => (response.ok ? response.text() : Promise.reject(response)))
        .then((html) => {
          if (mine === asked) results.innerHTML = html;
        })
        .catch(() => {});
    };
    form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(search, 200);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      search();
    });
  }

  const steps = {
    choose(modal) {
      const body = modal.body[0];
      const form = body.querySelector("[data-period-search]");
      const title = body.querySelector("h1, h2");
      if (title) modal.container.attr("aria-label", title.textContent.trim());
      searchIn(body, form);
      body.addEventListener("keydown", (event) => walk(event, body));
      body.addEventListener("click", (event) => {
        const choice = event.target.closest("[data-period-choice]");
        if (choice) modal.respond("chosen", { ...choice.dataset });
        if (event.target.closest("[data-period-remove]")) modal.respond("removed");
      });
      /* The modal takes the focus when it has come up: after that it is ours. */
      modal.container.one("shown.bs.modal", () => form.elements.q.focus());
    },
  };

  class PeriodSource extends window.draftail.ModalWorkflowSource {
    chip() {
      const { entity, entityKey } = this.props;
      return entity && entity.getType() === TYPE ? entityKey : null;
    }

    getChooserConfig(entity) {
      const chosen = entity && entity.getType() === TYPE ? entity.getData().rule : "";
      return {
        url: this.props.entityType.chooserUrls.periods,
        urlParams: { language: language(), ...(chosen ? { rule: chosen } : {}) },
        onload: steps,
        responses: { chosen: (data) => this.onChosen(data), removed: () => this.onRemoved() },
      };
    }

    selection() {
      const { editorState } = this.props;
      const key = this.chip();
      return (key && placeOf(editorState.getCurrentContent(), key)) || editorState.getSelection();
    }

    onChosen(chosen) {
      const { editorState, onComplete } = this.props;
      const next = withChip(editorState, this.selection(), chosen);
      this.workflow.close();
      onComplete(next);
    }

    onRemoved() {
      const { editorState, onComplete } = this.props;
      const next = withoutChip(editorState, this.selection());
      this.workflow.close();
      onComplete(next);
    }
  }

  /* The edges of the chip that a caret stands in, not beside; null elsewhere. */
  function around(content, selection) {
    if (!selection.isCollapsed()) return null;
    const block = content.getBlockForKey(selection.getStartKey());
    const offset = selection.getStartOffset();
    const key = block && offset > 0 ? block.getEntityAt(offset - 1) : null;
    if (!key || key !== block.getEntityAt(offset)) return null;
    if (content.getEntity(key).getType() !== TYPE) return null;
    const place = placeOf(content, key);
    return place && { start: place.getStartOffset(), end: place.getEndOffset() };
  }

  /* What is typed in the middle of a chip would leave plain words: the caret steps over it. */
  let lastOffset = 0;
  function keepWhole(editorState) {
    const selection = editorState.getSelection();
    const edges = around(editorState.getCurrentContent(), selection);
    const offset = edges && lastOffset <= edges.start ? edges.end : edges && edges.start;
    lastOffset = edges ? offset : selection.getStartOffset();
    if (!edges) return editorState;
    return EditorState.forceSelection(
      editorState,
      selection.merge({ anchorOffset: offset, focusOffset: offset }),
    );
  }

  window.draftail.registerPlugin(
    { type: "RETENTION_PERIOD_WHOLE", onChange: keepWhole },
    "plugins",
  );
  window.draftail.registerPlugin({ type: TYPE, source: PeriodSource, decorator: Chip });
  window.privacyPeriods = { language, stretch, withChip, TYPE };
})();
