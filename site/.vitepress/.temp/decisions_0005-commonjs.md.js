import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"0005: One package, published as CommonJS","description":"","frontmatter":{},"headers":[],"relativePath":"decisions/0005-commonjs.md","filePath":"decisions/0005-commonjs.md"}');
const _sfc_main = { name: "decisions/0005-commonjs.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="0005-one-package-published-as-commonjs" tabindex="-1">0005: One package, published as CommonJS <a class="header-anchor" href="#0005-one-package-published-as-commonjs" aria-label="Permalink to &quot;0005: One package, published as CommonJS&quot;">​</a></h1><h2 id="context" tabindex="-1">Context <a class="header-anchor" href="#context" aria-label="Permalink to &quot;Context&quot;">​</a></h2><p>cdk8s, <code>constructs</code> and <code>@pulumi/pulumi</code> are CommonJS. Many Pulumi programs compile to CommonJS and use TypeScript&#39;s older <code>node</code> resolution. Node 20.19 is supported.</p><h2 id="decision" tabindex="-1">Decision <a class="header-anchor" href="#decision" aria-label="Permalink to &quot;Decision&quot;">​</a></h2><p>One npm package, CommonJS, with subpath exports (<code>.</code>, <code>./pulumi</code>, <code>./testing</code>) and <code>typesVersions</code> for the older resolution.</p><h2 id="alternatives-considered" tabindex="-1">Alternatives considered <a class="header-anchor" href="#alternatives-considered" aria-label="Permalink to &quot;Alternatives considered&quot;">​</a></h2><table tabindex="0"><thead><tr><th>alternative</th><th>finding</th></tr></thead><tbody><tr><td>ES modules</td><td><code>require</code> of an ES module is young on Node 20.19, jest loads none without a transformation, and a class that is loaded by both module systems is two classes</td></tr><tr><td>both formats</td><td>two copies of every class and of every <code>WeakMap</code>: <code>instanceof</code> and caches break where both are loaded</td></tr><tr><td>a package per room</td><td>versions to keep in step for no gain: importing one entry point never loads another</td></tr></tbody></table><h2 id="consequences" tabindex="-1">Consequences <a class="header-anchor" href="#consequences" aria-label="Permalink to &quot;Consequences&quot;">​</a></h2><ul><li>Libraries that exist only as ES modules are loaded with <code>import()</code> where they are used, or not at all. In jest they are transformed.</li><li>Importing the constructs never loads Pulumi; a test installs the packed tarball with cdk8s alone, and with Pulumi, under both resolutions.</li><li><code>require</code> inside a function is how commands and RPCs are loaded late: that is most of the plugin&#39;s and the CLI&#39;s short start.</li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("decisions/0005-commonjs.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const _0005Commonjs = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  _0005Commonjs as default
};
