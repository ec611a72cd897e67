"""Faces of one truth: findings and duties as text, JSON, and sheets a clerk can filter."""
