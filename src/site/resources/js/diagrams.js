// Hands the diagrams to Mermaid, which draws every element of the class "mermaid". Without Mermaid their text stays as it is.
document.addEventListener('DOMContentLoaded', () => {
  if (!window.mermaid) {
    return;
  }
  for (const code of document.querySelectorAll('code.language-mermaid')) {
    const diagram = document.createElement('div');
    diagram.className = 'mermaid';
    diagram.textContent = code.textContent;
    code.parentElement.replaceWith(diagram);
  }
});
