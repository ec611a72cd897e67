"""The Excel door: what happens behind the buttons; the only package that imports xlwings.

``python -I -m gsafety_xl.excel ACTION --wb=… --from_xl=1 --hwnd=…`` runs one click.
"""
