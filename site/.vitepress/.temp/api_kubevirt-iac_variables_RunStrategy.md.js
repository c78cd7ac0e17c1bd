import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"RunStrategy","description":"","frontmatter":{},"headers":[],"relativePath":"api/kubevirt-iac/variables/RunStrategy.md","filePath":"api/kubevirt-iac/variables/RunStrategy.md"}');
const _sfc_main = { name: "api/kubevirt-iac/variables/RunStrategy.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="runstrategy" tabindex="-1">RunStrategy <a class="header-anchor" href="#runstrategy" aria-label="Permalink to &quot;RunStrategy&quot;">​</a></h1><blockquote><p><code>const</code> <strong>RunStrategy</strong>: <code>object</code></p></blockquote><p>When a guest runs. As in every enum here, members are the values of the API: <code>RunStrategy.ALWAYS</code> and <code>&#39;Always&#39;</code> are the same.</p><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to &quot;Type Declaration&quot;">​</a></h2><h3 id="always" tabindex="-1">ALWAYS <a class="header-anchor" href="#always" aria-label="Permalink to &quot;ALWAYS&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>ALWAYS</strong>: <code>&quot;Always&quot;</code></p></blockquote><p>Always running: a guest that powers itself off is started again. The default.</p><h3 id="halted" tabindex="-1">HALTED <a class="header-anchor" href="#halted" aria-label="Permalink to &quot;HALTED&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>HALTED</strong>: <code>&quot;Halted&quot;</code></p></blockquote><p>Off.</p><h3 id="manual" tabindex="-1">MANUAL <a class="header-anchor" href="#manual" aria-label="Permalink to &quot;MANUAL&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>MANUAL</strong>: <code>&quot;Manual&quot;</code></p></blockquote><p>Started and stopped only by request (<code>virtctl start</code>).</p><h3 id="once" tabindex="-1">ONCE <a class="header-anchor" href="#once" aria-label="Permalink to &quot;ONCE&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>ONCE</strong>: <code>&quot;Once&quot;</code></p></blockquote><p>Started once, and not again after it stops.</p><h3 id="rerun_on_failure" tabindex="-1">RERUN_ON_FAILURE <a class="header-anchor" href="#rerun_on_failure" aria-label="Permalink to &quot;RERUN\\_ON\\_FAILURE&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>RERUN_ON_FAILURE</strong>: <code>&quot;RerunOnFailure&quot;</code></p></blockquote><p>Restarted after a failure; stays off after the guest powers itself off.</p><h3 id="wait_as_receiver" tabindex="-1">WAIT_AS_RECEIVER <a class="header-anchor" href="#wait_as_receiver" aria-label="Permalink to &quot;WAIT\\_AS\\_RECEIVER&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>WAIT_AS_RECEIVER</strong>: <code>&quot;WaitAsReceiver&quot;</code></p></blockquote><p>Waits for a guest that migrates here from another cluster, and does not start one.</p><p><strong>See:</strong> <a href="https://kubevirt.io/user-guide/compute/run_strategies/" target="_blank" rel="noreferrer">https://kubevirt.io/user-guide/compute/run_strategies/</a></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kubevirt-iac/variables/RunStrategy.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RunStrategy = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RunStrategy as default
};
