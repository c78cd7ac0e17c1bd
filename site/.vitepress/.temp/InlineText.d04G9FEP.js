import { defineComponent, reactive, computed, onMounted, watch, unref, useSSRContext } from "vue";
import { ssrRenderAttr, ssrRenderList, ssrInterpolate, ssrIncludeBooleanAttr, ssrLooseContain, ssrLooseEqual, ssrRenderStyle, ssrRenderSlot } from "vue/server-renderer";
const slugOf = (heading) => heading.trim().toLowerCase().replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, "").replaceAll(" ", "-");
const _sfc_main$1 = /* @__PURE__ */ defineComponent({
  __name: "FilteredTable",
  __ssrInlineRender: true,
  props: {
    rows: {},
    facets: {},
    group: { type: Function },
    text: { type: Function },
    noun: {},
    columns: {}
  },
  setup(__props) {
    const props = __props;
    const chosen = reactive({
      q: "",
      ...Object.fromEntries(props.facets.map(({ name }) => [name, ""]))
    });
    const options = props.facets.map(({ name, label, values, sorted }) => {
      const counts = /* @__PURE__ */ new Map();
      for (const row of props.rows) for (const value of values(row)) counts.set(value, (counts.get(value) ?? 0) + 1);
      const names = [...counts.keys()];
      return { name, label, values: sorted ? names.sort() : names, counts };
    });
    const texts = new Map(props.rows.map((row) => [row.id, props.text(row).toLowerCase()]));
    const shown = computed(() => {
      const words = chosen.q.toLowerCase().split(/\s+/).filter(Boolean);
      return props.rows.filter(
        (row) => props.facets.every(({ name, values }) => !chosen[name] || values(row).includes(chosen[name])) && words.every((word) => texts.get(row.id).includes(word))
      );
    });
    const groups = computed(() => {
      const found = /* @__PURE__ */ new Map();
      for (const row of shown.value) found.set(props.group(row), [...found.get(props.group(row)) ?? [], row]);
      return [...found];
    });
    const isFiltered = computed(() => Object.values(chosen).some(Boolean));
    onMounted(() => {
      for (const [name, value] of new URLSearchParams(location.search))
        if (Object.hasOwn(chosen, name)) chosen[name] = value;
      watch(chosen, () => {
        const query = new URLSearchParams(Object.entries(chosen).filter(([, value]) => value)).toString();
        history.replaceState(history.state, "", `${location.pathname}${query && `?${query}`}${location.hash}`);
      });
    });
    return (_ctx, _push, _parent, _attrs) => {
      _push(`<!--[--><form class="filters" role="search"${ssrRenderAttr("aria-label", `Filter the ${__props.noun}`)}><label class="wide">Search<input${ssrRenderAttr("value", chosen.q)} type="search"${ssrRenderAttr("placeholder", `words in the ${__props.noun}`)}></label><!--[-->`);
      ssrRenderList(unref(options), (facet) => {
        _push(`<label>${ssrInterpolate(facet.label)} <select${ssrRenderAttr("name", facet.name)}><option value=""${ssrIncludeBooleanAttr(Array.isArray(chosen[facet.name]) ? ssrLooseContain(chosen[facet.name], "") : ssrLooseEqual(chosen[facet.name], "")) ? " selected" : ""}>all</option><!--[-->`);
        ssrRenderList(facet.values, (value) => {
          _push(`<option${ssrRenderAttr("value", value)}${ssrIncludeBooleanAttr(Array.isArray(chosen[facet.name]) ? ssrLooseContain(chosen[facet.name], value) : ssrLooseEqual(chosen[facet.name], value)) ? " selected" : ""}>${ssrInterpolate(value)} (${ssrInterpolate(facet.counts.get(value))})</option>`);
        });
        _push(`<!--]--></select></label>`);
      });
      _push(`<!--]--></form><p class="filtered" aria-live="polite"><span>${ssrInterpolate(shown.value.length)} of ${ssrInterpolate(__props.rows.length)} ${ssrInterpolate(__props.noun)}</span>`);
      if (isFiltered.value) {
        _push(`<button type="button">Show all</button>`);
      } else {
        _push(`<!---->`);
      }
      _push(`</p><table class="filtered-table"><colgroup><!--[-->`);
      ssrRenderList(__props.columns, ([heading, width]) => {
        _push(`<col style="${ssrRenderStyle({ width })}">`);
      });
      _push(`<!--]--></colgroup><thead><tr><!--[-->`);
      ssrRenderList(__props.columns, ([heading]) => {
        _push(`<th scope="col">${ssrInterpolate(heading)}</th>`);
      });
      _push(`<!--]--></tr></thead><!--[-->`);
      ssrRenderList(groups.value, ([name, members]) => {
        _push(`<tbody${ssrRenderAttr("id", unref(slugOf)(name))} tabindex="-1"><tr class="group"><th${ssrRenderAttr("colspan", __props.columns.length)} scope="rowgroup">${ssrInterpolate(name)}</th></tr><!--[-->`);
        ssrRenderList(members, (row) => {
          _push(`<tr${ssrRenderAttr("id", row.id.toLowerCase())}>`);
          ssrRenderSlot(_ctx.$slots, "default", { row }, null, _push, _parent);
          _push(`</tr>`);
        });
        _push(`<!--]--></tbody>`);
      });
      _push(`<!--]--></table>`);
      if (shown.value.length === 0) {
        _push(`<p class="nothing">Nothing matches. Remove a word, or show all.</p>`);
      } else {
        _push(`<!---->`);
      }
      _push(`<!--]-->`);
    };
  }
});
const _sfc_setup$1 = _sfc_main$1.setup;
_sfc_main$1.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("../../../site/.vitepress/theme/FilteredTable.vue");
  return _sfc_setup$1 ? _sfc_setup$1(props, ctx) : void 0;
};
const _sfc_main = /* @__PURE__ */ defineComponent({
  __name: "InlineText",
  __ssrInlineRender: true,
  props: {
    text: {}
  },
  setup(__props) {
    return (_ctx, _push, _parent, _attrs) => {
      _push(`<!--[-->`);
      ssrRenderList(__props.text.split("`"), (part, i) => {
        _push(`<!--[-->`);
        if (i % 2) {
          _push(`<code>${ssrInterpolate(part)}</code>`);
        } else {
          _push(`<!--[-->${ssrInterpolate(part)}<!--]-->`);
        }
        _push(`<!--]-->`);
      });
      _push(`<!--]-->`);
    };
  }
});
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("../../../site/.vitepress/theme/InlineText.vue");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
export {
  _sfc_main$1 as _,
  _sfc_main as a
};
