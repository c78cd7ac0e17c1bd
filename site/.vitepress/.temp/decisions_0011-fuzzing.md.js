import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"0011: Inputs are made from a seed, not guided by coverage","description":"","frontmatter":{},"headers":[],"relativePath":"decisions/0011-fuzzing.md","filePath":"decisions/0011-fuzzing.md"}');
const _sfc_main = { name: "decisions/0011-fuzzing.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="0011-inputs-are-made-from-a-seed-not-guided-by-coverage" tabindex="-1">0011: Inputs are made from a seed, not guided by coverage <a class="header-anchor" href="#0011-inputs-are-made-from-a-seed-not-guided-by-coverage" aria-label="Permalink to &quot;0011: Inputs are made from a seed, not guided by coverage&quot;">​</a></h1><h2 id="context" tabindex="-1">Context <a class="header-anchor" href="#context" aria-label="Permalink to &quot;Context&quot;">​</a></h2><p>Manifests, profiles, kubeconfigs, lock files, messages of the Pulumi engine and answers of API servers come from others. Random inputs must find what their readers do not expect: 20,000 of each in CI, 1,000,000 each night, repeatable by a number, on Node 20.19, 22 and 24.</p><h2 id="decision" tabindex="-1">Decision <a class="header-anchor" href="#decision" aria-label="Permalink to &quot;Decision&quot;">​</a></h2><p><code>npm run fuzz</code> makes inputs from a seed: edits of texts that were valid, with pieces that are known to hurt (aliases, <code>__proto__</code>, control characters, half characters), and mutations of objects for the rules and for <code>plan</code>. A reader may answer with a value or with an error of its own; a mistake of the language (<code>TypeError</code>, <code>RangeError</code>) or a changed prototype fails. An input that failed is written to a file, moves to <code>test/fuzz/corpus</code> with its repair, and is tried first from then on.</p><h2 id="alternatives" tabindex="-1">Alternatives <a class="header-anchor" href="#alternatives" aria-label="Permalink to &quot;Alternatives&quot;">​</a></h2><ul><li><strong>jazzer.js 4.0.0</strong> (April 2026) is maintained and guided by coverage. Its binary for Linux needs glibc 2.38: it did not load on the container of Node 20 (Debian 12, glibc 2.36), so neither CI of everybody nor the development container could run it. It adds 78 packages and 30 MB.</li><li><strong>fast-check alone</strong> shrinks what failed, and makes values from types. It stays where a value has a type (<code>impact</code>); texts that are almost valid are what these readers fear.</li></ul><h2 id="consequences" tabindex="-1">Consequences <a class="header-anchor" href="#consequences" aria-label="Permalink to &quot;Consequences&quot;">​</a></h2><ul><li>A path that needs a rare word is found only if the word is among the pieces. Whoever adds a reader adds its words.</li><li>If jazzer.js runs on the oldest supported system, <code>readers.ts</code> has what it needs: a reader by name that takes a text.</li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("decisions/0011-fuzzing.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const _0011Fuzzing = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  _0011Fuzzing as default
};
