// The editor of the playground.
import { javascript } from '@codemirror/lang-javascript';
import { setDiagnostics } from '@codemirror/lint';
import { Annotation } from '@codemirror/state';
import { basicSetup, EditorView } from 'codemirror';

const fromPage = Annotation.define();

/**
 * An editor in `parent`. `onChange` is told of what a reader types, and not of what `write` puts there.
 * @param {HTMLElement} parent @param {string} code @param {(code: string) => void} onChange
 */
export function createEditor(parent, code, onChange) {
  const listen = EditorView.updateListener.of(({ docChanged, transactions, state }) => {
    if (docChanged && !transactions.some((transaction) => transaction.annotation(fromPage))) onChange(state.doc.toString());
  });
  const view = new EditorView({ doc: code, parent, extensions: [basicSetup, javascript({ typescript: true, jsx: true }), EditorView.lineWrapping, listen] });
  const offsetOf = (line, column) => {
    const { from, to } = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
    return Math.min(from + Math.max(column, 1) - 1, to);
  };
  return {
    /** Puts the code there, where it is another. @param {string} text */
    write(text) {
      const { doc } = view.state;
      if (doc.toString() !== text) view.dispatch({ changes: { from: 0, to: doc.length, insert: text }, annotations: fromPage.of(true) });
    },
    /** Underlines what is reported. @param {readonly import('eslint').Linter.LintMessage[]} messages */
    show(messages) {
      const diagnostics = messages.map(({ line, column, endLine, endColumn, message }) => {
        const from = offsetOf(line, column);
        return { from, to: Math.max(from, offsetOf(endLine ?? line, endColumn ?? column)), severity: 'error', message };
      });
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    /** Moves the cursor there. @param {number} line @param {number} column */
    reveal(line, column) {
      const anchor = offsetOf(line, column);
      view.dispatch({ selection: { anchor }, scrollIntoView: true });
      view.focus();
    },
    close() {
      view.destroy();
    },
  };
}
