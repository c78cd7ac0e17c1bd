import { markup } from '../page/markup';
import { page } from '../page/page';
import { SCRIPT } from './script';
import { STYLE } from './style';

/** The page, empty: its script fills it with what the server sends. */
export const viewPage = (data: { readonly name: string; readonly allowActions: boolean }): string =>
  page({ title: `Sandbox ${data.name}`, body: BODY, style: STYLE, script: SCRIPT, data, connect: "'self'" });

const BODY = markup`
<header>
  <div class="title"><h1>Sandbox <span id="name"></span></h1><span id="state" class="tag" data-tone="off">connecting</span></div>
  <p id="counts"></p>
  <label class="find">Find a guest <input id="find" type="search" autocomplete="off" spellcheck="false"></label>
</header>
<p id="alert" role="alert" hidden></p>
<p id="latest" role="status" class="unseen"></p>
<main>
  <section aria-labelledby="components-title">
    <h2 id="components-title">Components</h2>
    <ul id="components"><li class="none">No operator is installed.</li></ul>
  </section>
  <section aria-labelledby="board-title">
    <h2 id="board-title">Nodes and guests</h2>
    <div id="board"></div>
  </section>
  <section aria-labelledby="line-title">
    <h2 id="line-title">Time line <span id="span"></span></h2>
    <div id="lanes" aria-hidden="true"></div>
  </section>
  <div class="side">
  <section aria-labelledby="moments-title">
    <h2 id="moments-title">What happened</h2>
    <ol id="moments" class="list" tabindex="0" aria-labelledby="moments-title"><li class="none">Nothing yet.</li></ol>
  </section>
  <section aria-labelledby="events-title">
    <h2 id="events-title">Events</h2>
    <ol id="events" class="list" tabindex="0" aria-labelledby="events-title"><li class="none">None yet.</li></ol>
  </section>
  </div>
</main>
<footer>The guests are simulated. Arrow keys walk through the guests, Enter shows one.</footer>
<dialog id="guest" aria-labelledby="guest-title">
  <div class="title"><h2 id="guest-title"></h2><span id="guest-state" class="tag"></span></div>
  <p id="guest-detail"></p>
  <dl id="guest-facts"></dl>
  <div class="buttons"><span id="guest-actions"></span><button id="close" type="button">Close</button></div>
</dialog>`;
