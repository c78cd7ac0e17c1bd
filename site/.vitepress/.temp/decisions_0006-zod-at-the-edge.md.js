import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"0006: zod checks files and configuration, never objects of Kubernetes","description":"","frontmatter":{},"headers":[],"relativePath":"decisions/0006-zod-at-the-edge.md","filePath":"decisions/0006-zod-at-the-edge.md"}');
const _sfc_main = { name: "decisions/0006-zod-at-the-edge.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="0006-zod-checks-files-and-configuration-never-objects-of-kubernetes" tabindex="-1">0006: zod checks files and configuration, never objects of Kubernetes <a class="header-anchor" href="#0006-zod-checks-files-and-configuration-never-objects-of-kubernetes" aria-label="Permalink to &quot;0006: zod checks files and configuration, never objects of Kubernetes&quot;">​</a></h1><h2 id="context" tabindex="-1">Context <a class="header-anchor" href="#context" aria-label="Permalink to &quot;Context&quot;">​</a></h2><p>Input from outside the type system needs a check with a clear message. Objects of Kubernetes already have schemas, and rules of their own.</p><h2 id="decision" tabindex="-1">Decision <a class="header-anchor" href="#decision" aria-label="Permalink to &quot;Decision&quot;">​</a></h2><p>zod checks what we define ourselves and read from files: profiles (<a href="https://github.com/kubevirt-iac/kubevirt-iac/blob/v0.1.0/kubevirt/profile-file.ts" target="_blank" rel="noreferrer"><code>kubevirt/profile-file.ts</code></a>, which is loaded only for that), lock files, the list of rules that are switched off, the cdk8s plugin&#39;s properties. Objects are checked by the generated schemas and the admission rules. Nothing else in <code>kubevirt/</code> imports zod.</p><h2 id="alternatives-considered" tabindex="-1">Alternatives considered <a class="header-anchor" href="#alternatives-considered" aria-label="Permalink to &quot;Alternatives considered&quot;">​</a></h2><table tabindex="0"><thead><tr><th>alternative</th><th>finding</th></tr></thead><tbody><tr><td>zod schemas for KubeVirt&#39;s kinds</td><td>hundreds of types to build at start, no notion of quantities, list maps, CEL or unresolved values, and messages in zod&#39;s words and paths</td></tr><tr><td>JSON Schema with <code>ajv</code></td><td>the schemas would have to be compiled in every process; the same gaps</td></tr><tr><td>no library at the edge</td><td>five hand-written checks of files that differ in wording</td></tr></tbody></table><h2 id="consequences" tabindex="-1">Consequences <a class="header-anchor" href="#consequences" aria-label="Permalink to &quot;Consequences&quot;">​</a></h2><ul><li>Importing the constructs or the rules does not build a zod schema for a single kind.</li><li>A check of an object yields every finding at once, with paths of Kubernetes and the rule&#39;s id.</li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("decisions/0006-zod-at-the-edge.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const _0006ZodAtTheEdge = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  _0006ZodAtTheEdge as default
};
