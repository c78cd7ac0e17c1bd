import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"0002: An own client for the Kubernetes API","description":"","frontmatter":{},"headers":[],"relativePath":"decisions/0002-own-api-client.md","filePath":"decisions/0002-own-api-client.md"}');
const _sfc_main = { name: "decisions/0002-own-api-client.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="0002-an-own-client-for-the-kubernetes-api" tabindex="-1">0002: An own client for the Kubernetes API <a class="header-anchor" href="#0002-an-own-client-for-the-kubernetes-api" aria-label="Permalink to &quot;0002: An own client for the Kubernetes API&quot;">​</a></h1><h2 id="context" tabindex="-1">Context <a class="header-anchor" href="#context" aria-label="Permalink to &quot;Context&quot;">​</a></h2><p>The provider applies with server-side apply, waits for many objects on one shared watch per kind and namespace, lists once for a refresh of many, and must say why an answer did not come: what was asked, how often, and whether the server may have acted.</p><h2 id="decision" tabindex="-1">Decision <a class="header-anchor" href="#decision" aria-label="Permalink to &quot;Decision&quot;">​</a></h2><p><a href="https://github.com/kubevirt-iac/kubevirt-iac/blob/v0.1.0/cluster" target="_blank" rel="noreferrer"><code>cluster/</code></a> sends requests with Node&#39;s <code>http</code> and <code>https</code>: transport, throttle and retry, reflector and shared watches, error messages. <code>@kubernetes/client-node</code> 1.4 does what is long and delicate, kubeconfig and authentication (exec plugins, OIDC, certificates), and is loaded when the first request is made.</p><h2 id="alternatives-measured" tabindex="-1">Alternatives, measured <a class="header-anchor" href="#alternatives-measured" aria-label="Permalink to &quot;Alternatives, measured&quot;">​</a></h2><table tabindex="0"><thead><tr><th>alternative</th><th>finding</th></tr></thead><tbody><tr><td><code>@kubernetes/client-node</code> throughout</td><td>loading it costs 0.4 s and its generated API classes double time and memory; its cache and watch offer no bookmarks with resumption, and apply needs a patch by hand anyway. 2.x does not load on Node 20</td></tr><tr><td><code>undici</code></td><td>8 needs Node 22; nothing that <code>http</code> with a keep-alive agent lacks here</td></tr><tr><td><code>p-retry</code></td><td>9 needs Node 22; our retry is 35 lines and knows <code>Retry-After</code> and what may be repeated</td></tr></tbody></table><h2 id="consequences" tabindex="-1">Consequences <a class="header-anchor" href="#consequences" aria-label="Permalink to &quot;Consequences&quot;">​</a></h2><ul><li>About 1,500 lines of ours, tested against scripted servers (410, 429, bookmarks, broken connections) and against a real kube-apiserver.</li><li>An unchanged <code>pulumi up</code> sends no request at all; fifty guests are one list, one watch and one write each.</li><li>The plugin starts in 111 ms and takes 55 MB when idle.</li></ul></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("decisions/0002-own-api-client.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const _0002OwnApiClient = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  _0002OwnApiClient as default
};
